/// What the braces of a route's pattern matched, decoded.
///
/// A list of at most two or three, so a search is quicker than a dictionary.
package struct PathParameters: Hashable, Sendable {
    private let items: [QueryItem]

    init(_ items: [QueryItem]) {
        self.items = items
    }

    /// The value of `{name}`; nil when the pattern has no such braces.
    ///
    /// Values are never empty.
    package subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }
}
