import Model

/// Nodes of a YAML text, as its events come in.
struct YAMLBuilder {
    struct Failure: Error {
        var place: Int
        var kind = Fault.Kind.malformed
        var detail: String
    }

    /// How many nodes aliases and merge keys may copy in one text; more is a bomb, not a manifest.
    static let copyLimit = 100_000

    private struct Frame {
        var node: Int
        var count: UInt32 = 0
        var isMapping: Bool
        var merges = false
    }

    private(set) var nodes: [Node] = []
    private(set) var own: [UInt8] = []
    private var frames: [Frame] = []
    private var anchors: [String: Int] = [:]
    private var copied = 0
    /// The number of characters before the part of the text that is read now.
    var base = 0

    init(capacity: Int) {
        nodes.reserveCapacity(capacity / 12)
        own.reserveCapacity(capacity / 2)
    }

    mutating func beginDocument() {
        anchors.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
    }

    /// Drops what was read of a document that turned out to be malformed.
    mutating func rollBack(to count: Int) {
        nodes.removeSubrange(count...)
        beginDocument()
    }

    private var expectsKey: Bool {
        guard let frame = frames.last else { return false }
        return frame.isMapping && frame.count % 2 == 0
    }

    private mutating func count() {
        if !frames.isEmpty { frames[frames.count - 1].count += 1 }
    }

    mutating func open(_ kind: Node.Kind, anchor: String?, at place: Int) throws(Failure) {
        if expectsKey { throw failure(place, "a key has to be a single value, not a mapping or a list") }
        guard frames.count < JSONParser.depth else {
            throw failure(
                place, kind: .tooDeep, "more than \(JSONParser.depth) mappings and lists stand in one another here")
        }
        count()
        if let anchor { anchors[anchor] = nodes.count }
        frames.append(Frame(node: nodes.count, isMapping: kind == .object))
        nodes.append(Node(start: UInt32(base + place), kind: kind))
    }

    mutating func close() throws(Failure) {
        let frame = frames.removeLast()
        nodes[frame.node].length = frame.isMapping ? frame.count / 2 : frame.count
        nodes[frame.node].size = UInt32(nodes.count - frame.node)
        if frame.merges { try merge(frame.node) }
        mark(frame.node, isMapping: frame.isMapping)
    }

    /// Remembers the keys of a container, and whether keys inside it may be repeated.
    private mutating func mark(_ container: Int, isMapping: Bool) {
        own.withUnsafeBufferPointer { own in
            nodes.withUnsafeMutableBufferPointer { nodes in
                var child = container + 1
                for _ in 0..<nodes[container].length {
                    if isMapping {
                        let start = Int(nodes[child].content)
                        let key = own[start..<(start + Int(nodes[child].length))]
                        nodes[container].mark(UnsafeBufferPointer(rebasing: key))
                        child += 1
                    }
                    if nodes[child].mayRepeat { nodes[container].mayRepeat = true }
                    child += Int(nodes[child].size)
                }
            }
        }
    }

    mutating func append(_ scalar: YAMLEvents.Scalar, at place: Int) throws(Failure) {
        let isKey = expectsKey
        count()
        if let anchor = scalar.anchor { anchors[anchor] = nodes.count }
        var node = Node(
            start: UInt32(base + place), content: UInt32(own.count), length: UInt32(scalar.bytes.count),
            kind: kind(of: scalar), style: scalar.style, isOwn: true)
        own.append(contentsOf: scalar.bytes)
        if isKey { try turnIntoKey(&node, scalar, place) }
        nodes.append(node)
    }

    private func kind(of scalar: YAMLEvents.Scalar) -> Node.Kind {
        guard let tag = scalar.tag else { return scalar.style == .plain ? YAMLScalar.kind(of: scalar.bytes) : .string }
        switch tag {
        case "int", "float", "bool", "null": return YAMLScalar.kind(of: scalar.bytes)
        default: return .string
        }
    }

    /// A key is a string, whatever it looks like: `8080:` and `"8080":` are the same key, and `yes:` is `true:`.
    private mutating func turnIntoKey(
        _ node: inout Node, _ scalar: YAMLEvents.Scalar, _ place: Int
    ) throws(Failure) {
        switch node.kind {
        case .true: setContent(&node, "true")
        case .false: setContent(&node, "false")
        case .null: throw failure(place, "a key is missing before `:`")
        case .integer: if let value = Number.integer(scalar.bytes) { setContent(&node, String(value)) }
        default:
            if scalar.style == .plain, scalar.bytes.elementsEqual("<<".utf8) { frames[frames.count - 1].merges = true }
        }
        node.kind = .string
    }

    private mutating func setContent(_ node: inout Node, _ text: String) {
        node.content = UInt32(own.count)
        node.length = UInt32(text.utf8.count)
        own.append(contentsOf: text.utf8)
    }

    mutating func alias(_ name: String, at place: Int) throws(Failure) {
        // Not named: a password may begin with `*`.
        guard let target = anchors[name] else {
            throw failure(place, "an alias without an anchor before it; put a text that begins with `*` in quotes")
        }
        if frames.contains(where: { $0.node == target }) {
            throw failure(place, "the alias `*\(name)` stands inside its own anchor")
        }
        if expectsKey && nodes[target].kind.isContainer {
            throw failure(place, "a key has to be a single value, not a mapping or a list")
        }
        try spend(Int(nodes[target].size), at: place)
        guard frames.count + height(target) <= JSONParser.depth else {
            throw failure(
                place, kind: .tooDeep, "more than \(JSONParser.depth) mappings and lists stand in one another here")
        }
        let isKey = expectsKey
        count()
        let size = Int(nodes[target].size)
        nodes.append(contentsOf: nodes[target..<(target + size)])
        if isKey { nodes[nodes.count - 1].kind = .string }
    }

    /// How many containers stand in one another in a value.
    private func height(_ node: Int) -> Int {
        var ends: [Int] = []
        var height = 0
        for inner in node..<(node + Int(nodes[node].size)) {
            while let end = ends.last, end <= inner { ends.removeLast() }
            if nodes[inner].kind.isContainer { ends.append(inner + Int(nodes[inner].size)) }
            height = max(height, ends.count)
        }
        return height
    }

    private mutating func spend(_ size: Int, at place: Int) throws(Failure) {
        copied += size
        if copied > Self.copyLimit {
            throw failure(place, kind: .tooDeep, "aliases expand to more than \(Self.copyLimit) values; write them out")
        }
    }

    private func failure(_ place: Int, kind: Fault.Kind = .malformed, _ detail: String) -> Failure {
        Failure(place: place, kind: kind, detail: "malformed YAML: \(detail)")
    }
}

extension YAMLBuilder {
    /// Puts the members of what `<<` names into the mapping, where it does not say them itself.
    private mutating func merge(_ mapping: Int) throws(Failure) {
        var said: Set<[UInt8]> = []
        var (kept, merged): ([Node], [Node]) = ([], [])
        var sources: [Int] = []
        var count: UInt32 = 0
        for (key, value) in members(mapping) {
            if nodes[key].style == .plain, bytes(key) == [0x3c, 0x3c] {
                sources.append(value)
            } else {
                said.insert(bytes(key))
                count += 1
                kept += nodes[key..<(value + Int(nodes[value].size))]
            }
        }
        for source in sources {
            for object in try mergeSources(source) {
                for (key, value) in members(object) where said.insert(bytes(key)).inserted {
                    try spend(1 + Int(nodes[value].size), at: Int(nodes[key].start) - base)
                    count += 1
                    merged += nodes[key..<(value + Int(nodes[value].size))]
                }
            }
        }
        let end = mapping + Int(nodes[mapping].size)
        nodes.replaceSubrange((mapping + 1)..<end, with: kept + merged)
        nodes[mapping].size = UInt32(1 + kept.count + merged.count)
        nodes[mapping].length = count
    }

    private func mergeSources(_ node: Int) throws(Failure) -> [Int] {
        let sources: [Int]
        if nodes[node].kind == .array {
            var element = node + 1
            sources = (0..<nodes[node].length).map { _ in
                defer { element += Int(nodes[element].size) }
                return element
            }
        } else {
            sources = [node]
        }
        for source in sources where nodes[source].kind != .object {
            throw failure(Int(nodes[source].start) - base, "`<<` takes a mapping or a list of mappings")
        }
        return sources
    }

    private func members(_ object: Int) -> [(key: Int, value: Int)] {
        var key = object + 1
        return (0..<nodes[object].length).map { _ in
            defer { key += 1 + Int(nodes[key + 1].size) }
            return (key, key + 1)
        }
    }

    private func bytes(_ node: Int) -> [UInt8] {
        let start = Int(nodes[node].content)
        return Array(own[start..<(start + Int(nodes[node].length))])
    }
}

extension Node.Kind {
    var isContainer: Bool { self == .array || self == .object }
}
