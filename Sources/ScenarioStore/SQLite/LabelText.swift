/// Labels as one text in which a key, or a key and its value, can be found by `instr`.
enum LabelText {
    /// The text of `labels`: an entry each, of the key, a separator that no escaped text holds, and the value.
    static func text(_ labels: [StoredScenario.Label]) -> String {
        labels.isEmpty ? "" : "\n" + labels.map(entry).joined(separator: "\n") + "\n"
    }

    /// What `instr` finds in the text of labels that meet `condition`.
    static func needle(_ condition: ScenarioFilter.LabelCondition) -> String {
        switch condition {
        case .key(let key): "\n" + ListText.escaped(key) + separator
        case .label(let key, let value): "\n" + entry(StoredScenario.Label(key: key, value: value)) + "\n"
        }
    }

    /// The labels that `text` was made of.
    static func labels(_ text: String) -> [StoredScenario.Label] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst().dropLast()
            .map { entry in
                let parts = entry.split(separator: 0x1F, maxSplits: 1, omittingEmptySubsequences: false)
                return StoredScenario.Label(
                    key: ListText.unescaped(parts[0]), value: parts.count > 1 ? ListText.unescaped(parts[1]) : "")
            }
    }

    private static func entry(_ label: StoredScenario.Label) -> String {
        ListText.escaped(label.key) + separator + ListText.escaped(label.value)
    }

    /// The unit separator of ASCII.
    private static let separator = "\u{1F}"
}
