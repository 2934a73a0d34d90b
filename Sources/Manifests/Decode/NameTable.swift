/// A few names that never change, each with a value: found by their length, without a hash of what is looked for.
struct NameTable<Value: Sendable>: Sendable {
    private let byLength: [[(name: String, value: Value)]]

    /// - Parameter entries: each name once.
    init(_ entries: [(String, Value)]) {
        let longest = entries.map(\.0.utf8.count).max() ?? 0
        var result = [[(name: String, value: Value)]](repeating: [], count: longest + 1)
        for (name, value) in entries { result[name.utf8.count].append((name, value)) }
        byLength = result
    }

    subscript(name: String) -> Value? {
        let length = name.utf8.count
        guard length < byLength.count else { return nil }
        for entry in byLength[length] where entry.name == name { return entry.value }
        return nil
    }
}
