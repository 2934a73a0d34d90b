/// Values as YAML text, as kubectl prints them.
package enum YAMLWriter {
    /// Block style, lists not indented below their member, quotes only where a scalar would be read as something else.
    package static func write(_ tree: Tree) -> String { String(decoding: bytes(tree), as: UTF8.self) }

    /// The same in UTF-8.
    static func bytes(_ tree: Tree) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(1024)
        switch tree {
        case .object(let members) where !members.isEmpty: write(members, indent: 0, into: &output)
        case .array(let elements) where !elements.isEmpty: write(elements, indent: 0, into: &output)
        default:
            write(scalar: tree, indent: 0, into: &output)
            output.append(UInt8(ascii: "\n"))
        }
        return output
    }

    /// The first line is already indented, because it may stand behind the `- ` of a list.
    private static func write(_ members: [Tree.Member], indent: Int, into output: inout [UInt8]) {
        for (index, member) in members.enumerated() {
            if index > 0 { write(spaces: indent, into: &output) }
            YAMLText.write(key: member.name, into: &output)
            output.append(UInt8(ascii: ":"))
            switch member.value {
            case .object(let inner) where !inner.isEmpty:
                output.append(UInt8(ascii: "\n"))
                write(spaces: indent + 2, into: &output)
                write(inner, indent: indent + 2, into: &output)
            case .array(let inner) where !inner.isEmpty:
                output.append(UInt8(ascii: "\n"))
                write(spaces: indent, into: &output)
                write(inner, indent: indent, into: &output)
            default:
                output.append(UInt8(ascii: " "))
                write(scalar: member.value, indent: indent + 2, into: &output)
                output.append(UInt8(ascii: "\n"))
            }
        }
    }

    private static func write(_ elements: [Tree], indent: Int, into output: inout [UInt8]) {
        for (index, element) in elements.enumerated() {
            if index > 0 { write(spaces: indent, into: &output) }
            output.append(UInt8(ascii: "-"))
            output.append(UInt8(ascii: " "))
            switch element {
            case .object(let inner) where !inner.isEmpty: write(inner, indent: indent + 2, into: &output)
            case .array(let inner) where !inner.isEmpty: write(inner, indent: indent + 2, into: &output)
            default:
                write(scalar: element, indent: indent + 2, into: &output)
                output.append(UInt8(ascii: "\n"))
            }
        }
    }

    private static func write(scalar tree: Tree, indent: Int, into output: inout [UInt8]) {
        switch tree {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .integer(let value): output += String(value).utf8
        case .double(let value): output += number(value).utf8
        case .string(let value): YAMLText.write(scalar: value, indent: indent, into: &output)
        case .array: output += "[]".utf8
        case .object: output += "{}".utf8
        }
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return ".nan" }
        if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
        return JSONText.number(value)
    }

    private static func write(spaces count: Int, into output: inout [UInt8]) {
        for _ in 0..<count { output.append(UInt8(ascii: " ")) }
    }
}
