extension JSONScanner {
    mutating func string() throws(Failure) {
        let start = place
        place += 1
        while let byte {
            switch byte {
            case UInt8(ascii: "\""): return place += 1
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw failure("a control character in a string; write it as `\\u00XX`")
            case 0x80...: try multibyte()
            default: place += 1
            }
        }
        place = start
        throw failure("a string that is never closed")
    }

    private mutating func escape() throws(Failure) {
        let start = place
        place += 1
        switch byte {
        case UInt8(ascii: "u"):
            place += 1
            for _ in 0..<4 {
                guard let byte, byte.isHexadecimalDigit else {
                    place = start
                    throw failure("an escape `\\u` needs four hexadecimal digits")
                }
                place += 1
            }
        case let escaped? where "\"\\/bfnrt".utf8.contains(escaped): place += 1
        default:
            place = start
            throw failure("an unknown escape in a string")
        }
    }

    private mutating func multibyte() throws(Failure) {
        var end = place + 1
        while end < text.count && text[end] & 0xc0 == 0x80 { end += 1 }
        guard String(validating: text[place..<end], as: UTF8.self) != nil else {
            throw failure("bytes that are not UTF-8")
        }
        place = end
    }

    mutating func number() throws(Failure) {
        let start = place
        if byte == UInt8(ascii: "-") { place += 1 }
        let leadsWithZero = byte == UInt8(ascii: "0")
        let whole = digits()
        var isNumber = whole > 0 && !(leadsWithZero && whole > 1)
        if byte == UInt8(ascii: ".") {
            place += 1
            isNumber = digits() > 0 && isNumber
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            place += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
            isNumber = digits() > 0 && isNumber
        }
        if !isNumber {
            place = start
            throw failure("not a number")
        }
    }

    private mutating func digits() -> Int {
        let start = place
        while let byte, byte.isDigit { place += 1 }
        return place - start
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    var isHexadecimalDigit: Bool {
        isDigit || (self | 0x20 >= 0x61 && self | 0x20 <= 0x66)
    }
}
