/// JSON, appended to one buffer.
///
/// A comma is due wherever the buffer does not end with an opening bracket or a colon: no state is kept.
package struct JSONText: ~Copyable {
    private var buffer: ByteBuffer

    package init(capacity: Int = 4096) {
        buffer = ByteBuffer(capacity: capacity)
    }

    package var bytes: [UInt8] { buffer.bytes }

    package mutating func object(_ body: (inout JSONText) -> Void) {
        separate()
        buffer.append(UInt8(ascii: "{"))
        body(&self)
        buffer.append(UInt8(ascii: "}"))
    }

    package mutating func array<Elements: Sequence>(
        _ elements: Elements, _ body: (inout JSONText, Elements.Element) -> Void
    ) {
        separate()
        buffer.append(UInt8(ascii: "["))
        for element in elements { body(&self, element) }
        buffer.append(UInt8(ascii: "]"))
    }

    /// The name of the next member; its value follows.
    package mutating func key(_ name: StaticString) {
        buffer.appendKey(name)
    }

    /// A name that may need escapes.
    package mutating func key(named name: String) {
        separate()
        quote(name)
        buffer.append(UInt8(ascii: ":"))
    }

    /// A member whose value is a text.
    package mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        quote(text)
    }

    package mutating func member(_ name: StaticString, _ text: String?) {
        if let text { member(name, text) } else { nullMember(name) }
    }

    /// A member whose value is a word of the contract, in which nothing has to be escaped.
    @inline(__always)
    package mutating func member<Word: RawRepresentable<String>>(_ name: StaticString, _ word: Word) {
        member(name, word: word.rawValue)
    }

    @inline(__always)
    package mutating func member<Word: RawRepresentable<String>>(_ name: StaticString, _ word: Word?) {
        if let word { member(name, word: word.rawValue) } else { nullMember(name) }
    }

    private mutating func member(_ name: StaticString, word: String) {
        key(name)
        var word = word
        word.withUTF8 { buffer.appendQuoted($0) }
    }

    package mutating func member(_ name: StaticString, _ number: Int) {
        key(name)
        appendDecimal(number)
    }

    package mutating func member(_ name: StaticString, _ truth: Bool) {
        key(name)
        buffer.append(truth ? "true" : "false")
    }

    private mutating func nullMember(_ name: StaticString) {
        key(name)
        buffer.append("null")
    }

    package mutating func value(_ text: String) {
        separate()
        quote(text)
    }

    package mutating func value(_ text: String?) {
        guard let text else { return null() }
        value(text)
    }

    package mutating func value(_ number: Int) {
        separate()
        appendDecimal(number)
    }

    package mutating func value(_ truth: Bool) {
        separate()
        buffer.append(truth ? "true" : "false")
    }

    package mutating func null() {
        separate()
        buffer.append("null")
    }

    /// The members of an object that is JSON already and has some.
    package mutating func members(of object: [UInt8]) {
        separate()
        object.withUnsafeBufferPointer { buffer.append(UnsafeBufferPointer(rebasing: $0.dropFirst().dropLast())) }
    }

    /// A value that is JSON already.
    package mutating func raw(_ json: [UInt8]) {
        separate()
        json.withUnsafeBufferPointer { buffer.append($0) }
    }
}

extension JSONText {
    private mutating func separate() {
        switch buffer.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "\n"): break
        default: buffer.append(UInt8(ascii: ","))
        }
    }

    /// Ends a line of NDJSON; the next value stands on its own.
    package mutating func endLine() {
        buffer.append(UInt8(ascii: "\n"))
    }

    private mutating func appendDecimal(_ number: Int) {
        if number < 0 { buffer.append(UInt8(ascii: "-")) }
        var power: UInt = 1
        while number.magnitude / power > 9 { power *= 10 }
        while power > 0 {
            buffer.append(UInt8(ascii: "0") + UInt8(number.magnitude / power % 10))
            power /= 10
        }
    }

    /// RFC 8259, section 7: what has to be escaped, and nothing else.
    private mutating func quote(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ quote($0) }) != nil { return }
        // INVARIANT: a string that is not native UTF-8 becomes it here; on Linux there is none.
        var native = text
        native.withUTF8 { quote($0) }
    }

    private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
        guard utf8.firstToEscape(from: 0) != nil else { return buffer.appendQuoted(utf8) }
        buffer.append(UInt8(ascii: "\""))
        var clean = 0
        while let place = utf8.firstToEscape(from: clean) {
            buffer.append(UnsafeBufferPointer(rebasing: utf8[clean..<place]))
            escape(utf8[place])
            clean = place + 1
        }
        buffer.append(UnsafeBufferPointer(rebasing: utf8[clean...]))
        buffer.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        buffer.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): buffer.append(byte)
        case UInt8(ascii: "\n"): buffer.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): buffer.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): buffer.append(UInt8(ascii: "t"))
        default:
            let digits: [UInt8] = Array("0123456789abcdef".utf8)
            buffer.append("u00")
            buffer.append(digits[Int(byte >> 4)])
            buffer.append(digits[Int(byte & 15)])
        }
    }
}
