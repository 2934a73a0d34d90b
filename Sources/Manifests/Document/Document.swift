import Glibc

/// A text that was read: its values as one flat list, the same whichever reader filled it.
///
/// Both readers end here, and one decoder begins here, so that a fault reads the same whichever text it came from.
final class Document: Sendable {
    /// What `Node.start` counts.
    enum Places: Sendable {
        case bytes, characters
    }

    /// One document of a multi-document text.
    struct Root: Sendable {
        var node: Int
        /// From 1 where the text may have several; 0 where it is one value.
        var number: Int
    }

    /// The text in which this text is the value of a member, and the node of that member.
    struct Outer: Sendable {
        var document: Document
        var node: Int
        /// The document in the outer text, where faults keep its number and pointer; nil where they take this one's.
        var prefix: (pointer: String, number: Int)?
    }

    let text: [UInt8]
    let nodes: [Node]
    let own: [UInt8]
    let roots: [Root]
    let places: Places
    let outer: Outer?

    init(
        text: [UInt8], nodes: [Node], own: [UInt8], roots: [Root], places: Places, outer: Outer? = nil
    ) {
        self.text = text
        self.nodes = nodes
        self.own = own
        self.roots = roots
        self.places = places
        self.outer = outer
    }
}

extension Document {
    func kind(_ node: Int) -> Node.Kind { nodes[node].kind }

    /// The bytes of a string or number, without quotes and escapes.
    func withBytes<Result>(_ node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withBytes(nodes[node], body)
    }

    private func withBytes<Result>(_ value: Node, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let range = Int(value.content)..<(Int(value.content) + Int(value.length))
        return value.isOwn
            ? own.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
            : text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    func string(_ node: Int) -> String {
        withBytes(node) { String(utf8: $0) }
    }

    func equals(_ node: Int, _ text: StaticString) -> Bool {
        guard Int(nodes[node].length) == text.utf8CodeUnitCount else { return false }
        return withBytes(node) { $0.isSame(as: text.bytes) }
    }

    /// The node after this value and all that it holds.
    func next(_ node: Int) -> Int { node + Int(nodes[node].size) }

    /// The value of a member, or nil where the node is no object or lacks it.
    @inline(__always)
    func member(_ object: Int, _ name: MemberName) -> Int? {
        nodes[object].mayHave(name) ? value(of: name.text.bytes, in: object) : nil
    }

    private func value(of name: UnsafeBufferPointer<UInt8>, in object: Int) -> Int? {
        nodes.withUnsafeBufferPointer { nodes in
            let length = UInt32(truncatingIfNeeded: name.count)
            var key = object &+ 1
            for _ in 0..<nodes[object].length {
                if nodes[key].length == length, withBytes(nodes[key], { $0.isSame(as: name) }) { return key &+ 1 }
                key &+= 1 &+ Int(nodes[key &+ 1].size)
            }
            return nil
        }
    }

    /// Each key with its value, in the order of the text.
    func members(_ object: Int) -> Members { Members(document: self, key: object + 1, left: nodes[object].length) }

    func elements(_ array: Int) -> Elements {
        Elements(document: self, element: array + 1, left: nodes[array].length)
    }

    struct Members: Sequence, IteratorProtocol {
        fileprivate let document: Document
        fileprivate var key: Int
        fileprivate var left: UInt32

        var underestimatedCount: Int { Int(left) }

        mutating func next() -> (key: Int, value: Int)? {
            guard left > 0 else { return nil }
            left -= 1
            defer { key = document.next(key + 1) }
            return (key, key + 1)
        }
    }

    struct Elements: Sequence, IteratorProtocol {
        fileprivate let document: Document
        fileprivate var element: Int
        fileprivate var left: UInt32

        var underestimatedCount: Int { Int(left) }

        mutating func next() -> Int? {
            guard left > 0 else { return nil }
            left -= 1
            defer { element = document.next(element) }
            return element
        }
    }
}

extension StaticString {
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}

extension String {
    /// A text from its bytes. Short ones are copied as they are, which takes a third of the time that decoding does.
    init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 15 else {
            self.init(decoding: bytes, as: UTF8.self)
            return
        }
        self.init(unsafeUninitializedCapacity: bytes.count) { $0.initialize(fromContentsOf: bytes) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether both have the same bytes.
    func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard let left = baseAddress, let right = other.baseAddress, count > 0 else { return count == 0 }
        return memcmp(left, right, count) == 0
    }
}
