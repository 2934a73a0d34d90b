/// Values as JSON text.
package enum JSONWriter {
    /// Compact: one line, no spaces, members in their order.
    package static func write(_ tree: Tree) -> [UInt8] {
        var output: [UInt8] = []
        write(tree, into: &output)
        return output
    }

    private static func write(_ tree: Tree, into output: inout [UInt8]) {
        switch tree {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .integer(let value): output += String(value).utf8
        case .double(let value):
            // JSON has no word for the infinite and for what is no number.
            if value.isFinite { output += JSONText.number(value).utf8 } else { write("\(value)", into: &output) }
        case .string(let value): write(value, into: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                write(element, into: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                write(member.name, into: &output)
                output.append(UInt8(ascii: ":"))
                write(member.value, into: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, into output: inout [UInt8]) {
        var text = text
        text.withUTF8 { JSONText.writeString($0, into: &output) }
    }
}
