import CJSON

/// One value of a text: where it stands, and how to reach the next one.
///
/// The nodes of a text lie in one array in the order of the text: the members of an object follow it, each key before
/// its value, and the elements of an array likewise. Nothing is allocated for a value, and strings are made only when
/// they are decoded.
struct Node: Sendable {
    enum Kind: UInt8, Sendable {
        case null, `false`, `true`, integer, double, string, array, object
    }

    /// How a YAML scalar was written; JSON's strings are quoted.
    enum Style: UInt8, Sendable {
        case quoted, plain, literal
    }

    // One layout with C: simdjson's values are written into an array of nodes as they are read.
    private var raw: cjson_node

    init(
        start: UInt32, content: UInt32 = 0, length: UInt32 = 0, size: UInt32 = 1, kind: Kind, style: Style = .quoted,
        isOwn: Bool = false
    ) {
        raw = cjson_node(
            start: start, content: content, length: length, size: size, kind: kind.rawValue,
            unescaped: isOwn ? 1 : 0, style: style.rawValue, repeats: 0)
    }

    /// The byte (JSON) or character (YAML) of the text where the value begins.
    var start: UInt32 {
        get { raw.start }
        set { raw.start = newValue }
    }

    /// Where the bytes of a scalar begin: in the text, or in the document's own bytes where `isOwn`. The marks of an
    /// object's keys.
    var content: UInt32 {
        get { raw.content }
        set { raw.content = newValue }
    }

    /// The bytes of a scalar; the members or elements of a container.
    var length: UInt32 {
        get { raw.length }
        set { raw.length = newValue }
    }

    /// The nodes of this value and of all that it holds.
    var size: UInt32 {
        get { raw.size }
        set { raw.size = newValue }
    }

    var kind: Kind {
        // INVARIANT: `raw.kind` was written from a `Kind`, or by `CJSON`, whose numbers are those of `Kind`.
        get { unsafeBitCast(raw.kind, to: Kind.self) }
        set { raw.kind = newValue.rawValue }
    }

    var style: Style { Style(rawValue: raw.style) ?? .quoted }
    var isOwn: Bool { raw.unescaped != 0 }

    /// Whether an object, here or inside, may have two keys that are the same.
    var mayRepeat: Bool {
        get { raw.repeats != 0 }
        set { raw.repeats = newValue ? 1 : 0 }
    }

    /// Remembers the key of an object by its mark, which tells most keys that it lacks without a look at those it has.
    mutating func mark(_ key: UnsafeBufferPointer<UInt8>) {
        let mark = Self.mark(key)
        if raw.content & mark != 0 { raw.repeats = 1 }
        raw.content |= mark
    }

    /// Whether this is an object that may have the member.
    func mayHave(_ member: MemberName) -> Bool { kind == .object && raw.content & member.mark != 0 }

    static func mark(_ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
        key.baseAddress.map { cjson_mark($0, UInt32(truncatingIfNeeded: key.count)) } ?? 1
    }
}
