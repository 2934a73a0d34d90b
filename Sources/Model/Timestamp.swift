/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Comparable, Sendable {
    package var seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    /// The age of an object that does not state one: Go's zero time, older than any other.
    package static let unknown = Timestamp(seconds: Int64.min)

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.seconds < right.seconds
    }
}
