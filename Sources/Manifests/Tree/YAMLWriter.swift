/// Values as YAML text, as kubectl prints them.
package enum YAMLWriter {
    /// Block style, lists not indented below their member, quotes only where a scalar would be read as something else.
    package static func write(_ tree: Tree) -> String {
        var output = ""
        switch tree {
        case .object(let members) where !members.isEmpty: write(members, indent: 0, into: &output)
        case .array(let elements) where !elements.isEmpty: write(elements, indent: 0, into: &output)
        default: output = scalar(tree, indent: 0) + "\n"
        }
        return output
    }

    /// The first line is already indented, because it may stand behind the `- ` of a list.
    private static func write(_ members: [Tree.Member], indent: Int, into output: inout String) {
        for (index, member) in members.enumerated() {
            if index > 0 { output += spaces(indent) }
            output += YAMLText.key(member.name) + ":"
            switch member.value {
            case .object(let inner) where !inner.isEmpty:
                output += "\n" + spaces(indent + 2)
                write(inner, indent: indent + 2, into: &output)
            case .array(let inner) where !inner.isEmpty:
                output += "\n" + spaces(indent)
                write(inner, indent: indent, into: &output)
            default: output += " " + scalar(member.value, indent: indent + 2) + "\n"
            }
        }
    }

    private static func write(_ elements: [Tree], indent: Int, into output: inout String) {
        for (index, element) in elements.enumerated() {
            if index > 0 { output += spaces(indent) }
            output += "- "
            switch element {
            case .object(let inner) where !inner.isEmpty: write(inner, indent: indent + 2, into: &output)
            case .array(let inner) where !inner.isEmpty: write(inner, indent: indent + 2, into: &output)
            default: output += scalar(element, indent: indent + 2) + "\n"
            }
        }
    }

    private static func scalar(_ tree: Tree, indent: Int) -> String {
        switch tree {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .double(let value): number(value)
        case .string(let value): YAMLText.scalar(value, indent: indent)
        case .array: "[]"
        case .object: "{}"
        }
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return ".nan" }
        if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
        return JSONText.number(value)
    }

    private static func spaces(_ count: Int) -> String {
        String(repeating: " ", count: count)
    }
}
