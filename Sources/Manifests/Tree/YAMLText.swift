/// How a text is written in YAML so that it is read as the same text.
enum YAMLText {
    private enum Style {
        case plain, single, double
    }

    static func key(_ text: String) -> String {
        switch style(of: text) {
        case .plain: text
        case .single: quoted(text)
        case .double: doubleQuoted(text)
        }
    }

    static func write(key text: String, into output: inout [UInt8]) {
        write(text, style(of: text), into: &output)
    }

    private static func write(_ text: String, _ style: Style, into output: inout [UInt8]) {
        switch style {
        case .plain: output += text.utf8
        case .single: output += quoted(text).utf8
        case .double: output += doubleQuoted(text).utf8
        }
    }

    /// A text with several lines becomes a block with its lines indented.
    static func write(scalar text: String, indent: Int, into output: inout [UInt8]) {
        let style = style(of: text)
        // Several lines are never plain.
        guard style == .double, text.utf8.contains(0x0a), canBeBlock(text) else {
            return write(text, style, into: &output)
        }
        let margin = String(repeating: " ", count: indent)
        let ending = text.hasSuffix("\n\n") ? "|+" : text.hasSuffix("\n") ? "|" : "|-"
        let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        output += (ending + "\n" + lines.map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")).utf8
    }

    private static func style(of text: String) -> Style {
        var text = text
        let style: Style? = text.withUTF8 { bytes in
            // Most texts are of ASCII alone.
            guard bytes.allSatisfy({ 0x20...0x7e ~= $0 }) else { return nil }
            return wouldResolve(bytes) ? .double : canBePlain(bytes) ? .plain : .single
        }
        if let style { return style }
        if isSpecial(text) { return .double }
        return text.withUTF8 { wouldResolve($0) ? .double : canBePlain($0) ? .plain : .single }
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
    private static func wouldResolve(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if YAMLScalar.kind(of: bytes) != .string || bytes.elementsEqual("<<".utf8) { return true }
        guard let first = bytes.first, first.isDigit || first == 0x2d || first == 0x2b else { return false }
        let isBase60 = bytes.contains(0x3a) && bytes.allSatisfy { $0.isDigit || "+-_:.".utf8.contains($0) }
        let isTime = bytes.count >= 8 && bytes.prefix(4).allSatisfy { $0.isDigit } && bytes[4] == 0x2d
        return isBase60 || isTime
    }

    /// libyaml: `yaml_emitter_analyze_scalar`, for a block context.
    private static func canBePlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else { return false }
        if !isLetter(first) {
            if bytes.starts(with: "---".utf8) || bytes.starts(with: "...".utf8) { return false }
            if ",[]{}#&*!|>'\"%@`".utf8.contains(first) { return false }
            if "-?:".utf8.contains(first), bytes.count == 1 || bytes[1] == 0x20 { return false }
        }
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: ":"): if index + 1 == bytes.count || bytes[index + 1] == 0x20 { return false }
            case UInt8(ascii: "#"): if index > 0, bytes[index - 1] == 0x20 { return false }
            default: break
            }
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
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
