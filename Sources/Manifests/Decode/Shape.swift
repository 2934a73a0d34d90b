import Model

/// Which members an object may have, and those inside it.
///
/// Written as `a,b(c,d),e*`: `b` holds `c` and `d`, and anything may stand in `e`. A list has the shape of its elements,
/// and `<…>` is an object with names of the user's own, whose values have the shape inside.
final class Shape: Sendable {
    struct Member: Sendable {
        var name: [UInt8]
        /// nil where anything may stand in it.
        var shape: Shape?
    }

    let members: [Member]
    /// The shape of every value, where the names are the user's own.
    let values: Shape?

    private init(members: [Member], values: Shape?) {
        self.members = members
        self.values = values
    }

    convenience init(_ text: String) {
        var rest = text.utf8.filter { $0 != 0x20 && $0 != 0x0a }[...]
        self.init(parsing: &rest)
    }

    private convenience init(parsing rest: inout ArraySlice<UInt8>) {
        if rest.first == UInt8(ascii: "<") {
            rest.removeFirst()
            let values = Shape(parsing: &rest)
            rest = rest.dropFirst()
            self.init(members: [], values: values)
            return
        }
        var members: [Member] = []
        while let first = rest.first, first != UInt8(ascii: ")"), first != UInt8(ascii: ">") {
            let name = Array(rest.prefix { !",()<>*".utf8.contains($0) })
            rest = rest.dropFirst(name.count)
            var shape: Shape?
            if rest.first == UInt8(ascii: "(") {
                rest.removeFirst()
                shape = Shape(parsing: &rest)
                rest = rest.dropFirst()
            } else if rest.first == UInt8(ascii: "<") {
                shape = Shape(parsing: &rest)
            }
            members.append(Member(name: name, shape: shape))
            rest = rest.drop { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "*") }
            precondition(!name.isEmpty, "a shape names no member")
        }
        self.init(members: members, values: nil)
    }

    func member(_ name: UnsafeBufferPointer<UInt8>) -> Member? {
        members.first { member in member.name.withUnsafeBufferPointer { name.isSame(as: $0) } }
    }
}

extension Decoder {
    /// Makes a fault of every member that the shape does not know, here and below.
    mutating func check(_ node: Int, _ shape: Shape, of owner: String) {
        switch document.kind(node) {
        case .array:
            for element in document.elements(node) { check(element, shape, of: owner) }
        case .object:
            if let values = shape.values {
                for (_, value) in document.members(node) { check(value, values, of: owner) }
                return
            }
            for (key, value) in document.members(node) {
                guard let member = document.withBytes(key, { shape.member($0) }) else {
                    unknown(key, shape, of: owner)
                    continue
                }
                if let inside = member.shape { check(value, inside, of: owner) }
            }
        default: break
        }
    }

    private mutating func unknown(_ key: Int, _ shape: Shape, of owner: String) {
        if isFull { return }
        let name = document.string(key)
        let names = shape.members.map { String(decoding: $0.name, as: UTF8.self) }
        fault(
            key, .unknownMember,
            "unknown member `\(name.shortened)` of \(owner)\(Nearest.advice(for: name, among: names))")
    }
}
