/// Finds where a text stops being JSON, and what is wrong there.
///
/// simdjson says that a text is malformed and not where; this walk runs only after it has refused one.
struct JSONScanner {
    struct Failure: Error, Equatable {
        var place: Int
        var detail: String
    }

    let text: UnsafeBufferPointer<UInt8>
    var place: Int
    /// Whether a value was found that is never closed, so that only lines can tell values apart.
    var skipsByLine = false

    init(_ text: UnsafeBufferPointer<UInt8>, from place: Int = 0) {
        self.text = text
        self.place = place
    }

    var byte: UInt8? { place < text.count ? text[place] : nil }

    mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { place += 1 }
    }

    /// Passes one value.
    mutating func value(depth: Int = 0) throws(Failure) {
        skipSpace()
        guard let byte else { throw failure("the text ends where a value is expected") }
        guard depth < JSONParser.depth else {
            throw failure("more than \(JSONParser.depth) objects and arrays stand in one another here")
        }
        switch byte {
        case UInt8(ascii: "{"): try object(depth: depth + 1)
        case UInt8(ascii: "["): try array(depth: depth + 1)
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        default: try word()
        }
    }

    private mutating func object(depth: Int) throws(Failure) {
        place += 1
        skipSpace()
        if byte == UInt8(ascii: "}") { return place += 1 }
        while true {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { throw failure("expected a member's name in double quotes") }
            try string()
            skipSpace()
            guard byte == UInt8(ascii: ":") else { throw failure("expected `:` after the member's name") }
            place += 1
            try value(depth: depth)
            skipSpace()
            if byte == UInt8(ascii: "}") { return place += 1 }
            guard byte == UInt8(ascii: ",") else { throw failure("expected `,` or `}` in an object") }
            place += 1
        }
    }

    private mutating func array(depth: Int) throws(Failure) {
        place += 1
        skipSpace()
        if byte == UInt8(ascii: "]") { return place += 1 }
        while true {
            try value(depth: depth)
            skipSpace()
            if byte == UInt8(ascii: "]") { return place += 1 }
            guard byte == UInt8(ascii: ",") else { throw failure("expected `,` or `]` in an array") }
            place += 1
        }
    }

    private mutating func word() throws(Failure) {
        for word: StaticString in ["true", "false", "null"]
        where text[place...].starts(with: word.bytes) {
            place += word.utf8CodeUnitCount
            return
        }
        throw failure("expected a value")
    }

    func failure(_ detail: String) -> Failure {
        guard place < text.count else { return Failure(place: text.count, detail: "the text ends here: \(detail)") }
        return Failure(place: place, detail: detail)
    }
}
