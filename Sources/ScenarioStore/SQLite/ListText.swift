/// A list of strings as one text in which an entry can be found by `instr`.
///
/// Each entry stands between line feeds, and its own control characters and backslashes are escaped: an index table
/// would cost every create another page to write, and a filter only reads a short row more.
enum ListText {
    /// The text of `entries`, empty for none.
    static func text(_ entries: [String]) -> String {
        if entries.isEmpty { return "" }
        var bytes = [UInt8(ascii: "\n")]
        for entry in entries {
            append(entry, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What `instr` finds in the text of a list that holds `entry`.
    static func needle(_ entry: String) -> String {
        text([entry])
    }

    /// The entries that `text` was made of.
    static func entries(_ text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst().dropLast()
            .map(unescaped)
    }

    /// Appends an entry without its special characters, each written as a backslash and another byte.
    static func append(_ entry: String, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: entry.utf8)
        guard let first = bytes[start...].firstIndex(where: isSpecial) else { return }
        let rest = Array(bytes[first...])
        bytes.removeSubrange(first...)
        for byte in rest {
            if isSpecial(byte) { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(isSpecial(byte) ? byte ^ 0x40 : byte)
        }
    }

    static func unescaped(_ text: some Sequence<UInt8>) -> String {
        var bytes: [UInt8] = []
        var isEscape = false
        for byte in text {
            if isEscape {
                bytes.append(byte ^ 0x40)
                isEscape = false
            } else if byte == UInt8(ascii: "\\") {
                isEscape = true
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Control characters separate, and a backslash escapes; with bit 6 turned none of them is a separator.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\\")
    }
}
