import Glibc

/// JSON text out of a document.
enum JSONText {
    /// Whether a text is JSON that can be stored as it stands: one line, nothing before or behind it.
    static func isOneLine(_ bytes: [UInt8]) -> Bool {
        guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else { return false }
        return bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            return memchr(start, 0x0a, bytes.count) == nil && memchr(start, 0x0d, bytes.count) == nil
        }
    }

    /// A value as compact JSON, its members in the order of the text.
    ///
    /// - Parameter change: what to write in place of a text; nil leaves it.
    static func write(
        _ node: Int, of document: Document, without left: StaticString? = nil,
        changing change: (([UInt8]) -> [UInt8]?)? = nil
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(Int(document.nodes[node].size) * 12)
        write(node, of: document, without: left, changing: change, into: &output)
        return output
    }

    private static func write(
        _ node: Int, of document: Document, without left: StaticString? = nil,
        changing change: (([UInt8]) -> [UInt8]?)?, into output: inout [UInt8]
    ) {
        switch document.kind(node) {
        case .null: output += "null".utf8
        case .true: output += "true".utf8
        case .false: output += "false".utf8
        case .integer, .double: writeNumber(node, of: document, into: &output)
        case .string:
            document.withBytes(node) { bytes in
                guard let change, let changed = change(Array(bytes)) else {
                    return writeString(bytes, into: &output)
                }
                changed.withUnsafeBufferPointer { writeString($0, into: &output) }
            }
        case .array:
            output.append(UInt8(ascii: "["))
            var isFirst = true
            for element in document.elements(node) {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                write(element, of: document, changing: change, into: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object:
            output.append(UInt8(ascii: "{"))
            var isFirst = true
            for (key, value) in document.members(node) {
                if let left, document.equals(key, left) { continue }
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                document.withBytes(key) { writeString($0, into: &output) }
                output.append(UInt8(ascii: ":"))
                write(value, of: document, changing: change, into: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// JSON's numbers as written; YAML's in JSON's way, and as text where JSON has none.
    private static func writeNumber(_ node: Int, of document: Document, into output: inout [UInt8]) {
        if document.places == .bytes {
            document.withBytes(node) { output += $0 }
        } else if document.kind(node) == .integer, let value = document.integer(node) {
            output += String(value).utf8
        } else if let value = document.double(node), value.isFinite {
            output += number(value).utf8
        } else {
            document.withBytes(node) { writeString($0, into: &output) }
        }
    }

    /// A whole number without `.0`, as Kubernetes writes it.
    static func number(_ value: Double) -> String {
        if let whole = Int(exactly: value), value.magnitude < 1e15 { return String(whole) }
        return "\(value)"
    }

    static func writeString(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""): output += "\\\"".utf8
            case UInt8(ascii: "\\"): output += "\\\\".utf8
            case 0x0a: output += "\\n".utf8
            case 0x0d: output += "\\r".utf8
            case 0x09: output += "\\t".utf8
            case 0..<0x20:
                output += "\\u00".utf8
                let digits = Array("0123456789abcdef".utf8)
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
