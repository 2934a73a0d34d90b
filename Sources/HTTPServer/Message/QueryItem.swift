/// One `name=value` of a query, decoded.
///
/// A query is a list: the same name may come twice, and the order may matter to a caller.
package struct QueryItem: Hashable, Sendable {
    /// What stands before the first `=`.
    package let name: String
    /// What stands after it; empty without one.
    package let value: String

    /// An item as it stands after decoding.
    ///
    /// For tests; a server reads them with `parse`.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The items of a raw query, or nil when an escape is malformed or the result is not UTF-8.
    ///
    /// `+` means a space, as forms and every client library send it.
    package static func parse(_ query: some Collection<UInt8>) -> [QueryItem]? {
        var items: [QueryItem] = []
        for part in query.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentDecoding.decode(halves[0], plusIsSpace: true) else { return nil }
            guard halves.count > 1 else {
                items.append(QueryItem(name, ""))
                continue
            }
            guard let value = PercentDecoding.decode(halves[1], plusIsSpace: true) else { return nil }
            items.append(QueryItem(name, value))
        }
        return items
    }
}
