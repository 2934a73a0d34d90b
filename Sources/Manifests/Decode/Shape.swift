import Model

/// Which members an object may have, and those inside it.
///
/// Written as `a,b(c,d),e*`: `b` holds `c` and `d`, and anything may stand in `e`. A list has the shape of its elements,
/// and `<…>` is an object with names of the user's own, whose values have the shape inside.
///
/// Flat: every question is compared with one shape on every thread, and what nobody retains nobody waits for.
final class Shape: Sendable {
    /// The members of one object, or the one part that all its values have.
    struct Part: Sendable {
        var members: Range<Int>
        /// The part of every value, where the names are the user's own.
        var values: Int?
    }

    struct Member: Sendable {
        /// Where its bytes begin in `names`.
        var start: Int
        var length: Int
        /// nil where anything may stand in it.
        var part: Int?
    }

    /// What has the shape, as a message names it: `a question`.
    let owner: String
    let names: [UInt8]
    let members: [Member]
    let parts: [Part]
    /// The part of the whole.
    let root: Int

    init(_ text: String, of owner: String) {
        self.owner = owner
        var reader = ShapeReader(rest: text.utf8.filter { $0 != 0x20 && $0 != 0x0a }[...])
        root = reader.part()
        names = reader.names
        members = reader.members
        parts = reader.parts
    }

    func bytes<Result>(of member: Member, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        names.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[member.start..<(member.start + member.length)]))
        }
    }

    func member(_ name: UnsafeBufferPointer<UInt8>, of part: Int) -> Member? {
        for member in members[parts[part].members] where member.length == name.count {
            if bytes(of: member, { $0.isSame(as: name) }) { return member }
        }
        return nil
    }
}

/// Reads the text of a shape.
private struct ShapeReader {
    var rest: ArraySlice<UInt8>
    var names: [UInt8] = []
    var members: [Shape.Member] = []
    var parts: [Shape.Part] = []

    mutating func part() -> Int {
        var own: [Shape.Member] = []
        var values: Int?
        if take("<") {
            values = part()
            rest = rest.dropFirst()
        } else {
            while let first = rest.first, first != UInt8(ascii: ")"), first != UInt8(ascii: ">") {
                own.append(member())
            }
        }
        parts.append(Shape.Part(members: members.count..<(members.count + own.count), values: values))
        members += own
        return parts.count - 1
    }

    private mutating func member() -> Shape.Member {
        let name = rest.prefix { !",()<>*".utf8.contains($0) }
        precondition(!name.isEmpty, "a shape names no member")
        rest = rest.dropFirst(name.count)
        let start = names.count
        names += name
        var inside: Int?
        if take("(") {
            inside = part()
            rest = rest.dropFirst()
        } else if rest.first == UInt8(ascii: "<") {
            inside = part()
        }
        rest = rest.drop { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "*") }
        return Shape.Member(start: start, length: name.count, part: inside)
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard let first = rest.first, first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }
}

extension Decoder {
    /// Makes a fault of every member that the shape does not know, here and below.
    mutating func check(_ node: Int, _ shape: Shape) {
        check(node, shape, shape.root)
    }

    private mutating func check(_ node: Int, _ shape: Shape, _ part: Int) {
        switch document.kind(node) {
        case .array:
            for element in document.elements(node) { check(element, shape, part) }
        case .object:
            if let values = shape.parts[part].values {
                for (_, value) in document.members(node) { check(value, shape, values) }
                return
            }
            for (key, value) in document.members(node) {
                guard let member = document.withBytes(key, { shape.member($0, of: part) }) else {
                    unknown(key, shape, part)
                    continue
                }
                if let inside = member.part, document.kind(value).isContainer {
                    check(value, shape, inside)
                }
            }
        default: break
        }
    }

    private mutating func unknown(_ key: Int, _ shape: Shape, _ part: Int) {
        if isFull { return taint(key) }
        let name = document.string(key)
        let names = shape.members[shape.parts[part].members].map { shape.bytes(of: $0) { String(utf8: $0) } }
        fault(
            key, .unknownMember,
            "unknown member `\(name.shortened)` of \(shape.owner)\(Nearest.advice(for: name, among: names))")
    }
}
