/// How a text is written in YAML so that it is read as the same text.
enum YAMLText {
    static func key(_ text: String) -> String {
        inline(text)
    }

    /// A text with several lines becomes a block with its lines indented.
    static func scalar(_ text: String, indent: Int) -> String {
        guard text.utf8.contains(0x0a), canBeBlock(text) else { return inline(text) }
        let margin = String(repeating: " ", count: indent)
        let ending = text.hasSuffix("\n\n") ? "|+" : text.hasSuffix("\n") ? "|" : "|-"
        let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        return ending + "\n" + lines.map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
    }

    private static func inline(_ text: String) -> String {
        if isSpecial(text) { return doubleQuoted(text) }
        if wouldResolve(text) { return doubleQuoted(text) }
        if canBePlain(text) { return text }
        return quoted(text)
    }

    /// nil where the text cannot stand in single quotes, in one line.
    static func singleQuoted(_ text: String) -> String? {
        isSpecial(text) ? nil : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    private static func canBeBlock(_ text: String) -> Bool {
        if text.utf8.first == 0x20 || text.utf8.first == 0x0a || text.utf8.first == 0x09 { return false }
        var previous: Unicode.Scalar = "x"
        for scalar in text.unicodeScalars {
            if scalar == "\n" && (previous == " " || previous == "\t") { return false }
            if scalar != "\n" && scalar != "\t" && !isPrintable(scalar) { return false }
            previous = scalar
        }
        return previous != " " && previous != "\t"
    }

    private static func isSpecial(_ text: String) -> Bool {
        text.unicodeScalars.contains { !isPrintable($0) }
    }

    /// libyaml: `IS_PRINTABLE`, less the characters that break lines.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7e, 0xa0...0x2027, 0x202a...0xd7ff, 0xe000...0xfefe, 0xff00...0xfffd, 0x10000...: true
        default: false
        }
    }

    /// Whether the text without quotes would be a number, a word like `yes`, nothing, or a time.
    private static func wouldResolve(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            if YAMLScalar.kind(of: bytes) != .string || bytes.elementsEqual("<<".utf8) { return true }
            guard let first = bytes.first, first.isDigit || first == 0x2d || first == 0x2b else { return false }
            let isBase60 = bytes.contains(0x3a) && bytes.allSatisfy { $0.isDigit || "+-_:.".utf8.contains($0) }
            let isTime = bytes.count >= 8 && bytes.prefix(4).allSatisfy { $0.isDigit } && bytes[4] == 0x2d
            return isBase60 || isTime
        }
    }

    /// libyaml: `yaml_emitter_analyze_scalar`, for a block context.
    private static func canBePlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else { return false }
        if text.hasPrefix("---") || text.hasPrefix("...") { return false }
        if ",[]{}#&*!|>'\"%@`".utf8.contains(first) { return false }
        let isBeforeSpace: (Int) -> Bool = { $0 + 1 == bytes.count || bytes[$0 + 1] == 0x20 }
        if "-?:".utf8.contains(first), isBeforeSpace(0) { return false }
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: ":"), isBeforeSpace(index) { return false }
            if bytes[index] == UInt8(ascii: "#"), index > 0, bytes[index - 1] == 0x20 { return false }
        }
        return true
    }

    static func doubleQuoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            default: result += escape(scalar.value)
            }
        }
        return result + "\""
    }

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        let width = value <= 0xff ? 2 : value <= 0xffff ? 4 : 8
        let mark = width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U"
        return mark + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
