/// A few names that never change, each with a value: found by their length, without a hash of what is looked for.
struct NameTable<Value: Sendable>: Sendable {
    private let byLength: [[(name: String, value: Value)]]

    /// - Parameter entries: each name once.
    init(_ entries: [(String, Value)]) {
        let longest = entries.map(\.0.utf8.count).max() ?? 0
        var result = [[(name: String, value: Value)]](repeating: [], count: longest + 1)
        for (name, value) in entries { result[name.utf8.count].append((CommonNames.shared(name), value)) }
        byLength = result
    }

    subscript(name: String) -> Value? {
        let length = name.utf8.count
        guard length < byLength.count else { return nil }
        // By their places: an entry that is only looked at need not be copied.
        let place = byLength[length].indices.first { byLength[length][$0].name == name }
        return place.map { byLength[length][$0].value }
    }
}
