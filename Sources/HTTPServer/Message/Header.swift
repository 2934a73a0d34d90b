/// One header field.
///
/// An array of these keeps the order in which they are sent.
package struct Header: Hashable, Sendable {
    /// In the case in which it is sent; names are compared without it.
    package let name: String
    /// Without the white space around it.
    package let value: String

    /// A field of `name` with `value`.
    ///
    /// What cannot stand in a field (CR, LF, NUL) is sent as a space.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
