/// Values of YAML in one line, as they stand between brackets or in the place of another scalar.
enum YAMLFlow {
    /// nil where the value needs lines of its own.
    static func value(_ tree: Tree) -> String? {
        switch tree {
        case .array(let elements):
            let written = elements.compactMap { value($0) }
            return written.count == elements.count ? "[\(written.joined(separator: ", "))]" : nil
        case .object(let members):
            let written = members.compactMap { member -> String? in
                guard let key = scalar(.string(member.name), quote: nil, isFlow: true), let value = value(member.value)
                else { return nil }
                return "\(key): \(value)"
            }
            return written.count == members.count ? "{\(written.joined(separator: ", "))}" : nil
        default: return scalar(tree, quote: nil, isFlow: true)
        }
    }

    /// In the quotes that the old value had, where the new one is a text too.
    static func scalar(_ tree: Tree, quote: UInt8?, isFlow: Bool) -> String? {
        guard case .string(let text) = tree else {
            switch tree {
            case .null: return "null"
            case .bool(let value): return value ? "true" : "false"
            case .integer(let value): return String(value)
            case .array(let elements): return elements.isEmpty ? "[]" : nil
            case .object(let members): return members.isEmpty ? "{}" : nil
            case .double, .string: return nil
            }
        }
        switch quote {
        case UInt8(ascii: "\""): return YAMLText.doubleQuoted(text)
        case UInt8(ascii: "'"): if let single = YAMLText.singleQuoted(text) { return single }
        default: break
        }
        let plain = YAMLText.key(text)
        let isBracketed = isFlow && plain == text && text.utf8.contains { ",[]{}?".utf8.contains($0) }
        return isBracketed ? YAMLText.doubleQuoted(text) : plain
    }
}
