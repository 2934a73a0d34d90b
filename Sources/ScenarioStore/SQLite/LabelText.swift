/// Labels as one text in which a key, or a key and its value, can be found by `instr`.
enum LabelText {
    /// The text of `labels`: an entry each, of the key, a separator that no escaped text holds, and the value.
    static func text(_ labels: [StoredScenario.Label]) -> String {
        if labels.isEmpty { return "" }
        var bytes = [UInt8(ascii: "\n")]
        bytes.reserveCapacity(256)
        for label in labels {
            append(label, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What `instr` finds in the text of labels that meet `condition`.
    static func needle(_ condition: ScenarioFilter.LabelCondition) -> String {
        var bytes = [UInt8(ascii: "\n")]
        switch condition {
        case .key(let key):
            ListText.append(key, to: &bytes)
            bytes.append(separator)
        case .label(let key, let value):
            append(StoredScenario.Label(key: key, value: value), to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The labels that `text` was made of.
    static func labels(_ text: String) -> [StoredScenario.Label] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst().dropLast()
            .map { entry in
                let parts = entry.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
                return StoredScenario.Label(
                    key: ListText.unescaped(parts[0]), value: parts.count > 1 ? ListText.unescaped(parts[1]) : "")
            }
    }

    private static func append(_ label: StoredScenario.Label, to bytes: inout [UInt8]) {
        ListText.append(label.key, to: &bytes)
        bytes.append(separator)
        ListText.append(label.value, to: &bytes)
    }

    /// The unit separator of ASCII.
    private static let separator: UInt8 = 0x1F
}
