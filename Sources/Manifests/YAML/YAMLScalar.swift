/// What a plain scalar stands for, as kubectl's reader has it.
///
/// sigs.k8s.io/yaml, go-yaml v2 `resolve.go`: YAML 1.1 words, Go's integers with their prefixes, and `_` between digits.
enum YAMLScalar {
    static func kind(of text: UnsafeBufferPointer<UInt8>) -> Node.Kind {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return number(text)
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "t"), UInt8(ascii: "T"):
            return matches(text, ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE"]) ? .true : .string
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            return matches(text, ["false", "False", "FALSE"]) ? .false : .string
        case UInt8(ascii: "n"), UInt8(ascii: "N"):
            if matches(text, ["n", "N", "no", "No", "NO"]) { return .false }
            return matches(text, ["null", "Null", "NULL"]) ? .null : .string
        case UInt8(ascii: "o"), UInt8(ascii: "O"):
            if matches(text, ["on", "On", "ON"]) { return .true }
            return matches(text, ["off", "Off", "OFF"]) ? .false : .string
        case UInt8(ascii: "~"):
            return text.count == 1 ? .null : .string
        default:
            return .string
        }
    }

    private static func matches(_ text: UnsafeBufferPointer<UInt8>, _ words: [StaticString]) -> Bool {
        guard text.count <= 5 else { return false }
        for word in words where word.utf8CodeUnitCount == text.count && text.elementsEqual(word.bytes) { return true }
        return false
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Node.Kind {
        if Number.integer(text) != nil { return .integer }
        if isFloat(text) || isNotFinite(text) { return .double }
        return .string
    }

    private static func isNotFinite(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count == 4 || text.count == 5, let first = text.first else { return false }
        let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        let word = UnsafeBufferPointer(rebasing: text.dropFirst(isSigned ? 1 : 0))
        if matches(word, [".inf", ".Inf", ".INF"]) { return true }
        return !isSigned && matches(word, [".nan", ".NaN", ".NAN"])
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, after `_` is taken out.
    private static func isFloat(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = text.filter { $0 != UInt8(ascii: "_") }[...]
        var rest = bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
        let whole = rest.prefix { $0.isDigit }.count
        rest = rest.dropFirst(whole)
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            let fraction = rest.prefix { $0.isDigit }.count
            if whole == 0 && fraction == 0 { return false }
            rest = rest.dropFirst(fraction)
        } else if whole == 0 {
            return false
        }
        if rest.isEmpty { return true }
        guard rest.removeFirst() | 0x20 == UInt8(ascii: "e") else { return false }
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        return !rest.isEmpty && rest.allSatisfy { $0.isDigit }
    }
}

/// Numbers as text, in JSON and in YAML.
enum Number {
    /// Go's `strconv.ParseInt` with base 0: decimal, `0x`, `0o`, `0b`, and octal after a leading zero.
    static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        var isNegative = false
        if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            index = 1
        }
        var base = 10
        if index + 1 < text.count, text[index] == UInt8(ascii: "0") {
            switch text[index + 1] | 0x20 {
            case UInt8(ascii: "x"): (base, index) = (16, index + 2)
            case UInt8(ascii: "o"): (base, index) = (8, index + 2)
            case UInt8(ascii: "b"): (base, index) = (2, index + 2)
            default: (base, index) = (8, index + 1)
            }
        }
        var value = 0
        var digits = 0
        for byte in text[index...] where byte != UInt8(ascii: "_") {
            guard let digit = digit(byte), digit < base else { return nil }
            let (product, overflowed) = value.multipliedReportingOverflow(by: base)
            let (sum, carried) =
                isNegative
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if overflowed || carried { return nil }
            value = sum
            digits += 1
        }
        return digits > 0 ? value : nil
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 0x61 + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 0x41 + 10
        default: nil
        }
    }
}
