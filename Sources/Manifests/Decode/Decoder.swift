import Model

/// Reads values out of a document, and collects what is wrong with them.
///
/// A value that is wrong is a fault and then counts as not given, so that one reading finds all faults.
struct Decoder {
    let document: Document
    /// Where pointers begin, if not at the root of a document: the item of a batch.
    let base: Int?
    private var pending: [(node: Int, kind: Fault.Kind, detail: String)] = []
    private(set) var settled: [Fault] = []
    /// What is wrong beyond the limit, and what holds a text with faults of its own.
    private var tainted: [Int] = []

    init(_ document: Document, base: Int? = nil) {
        self.document = document
        self.base = base
    }

    /// More faults than these are of no use to anybody, and an answer with all of them would outgrow the text.
    private static let faultLimit = 1000

    var isFull: Bool { pending.count >= Self.faultLimit }

    mutating func fault(_ node: Int, _ kind: Fault.Kind, _ detail: String) {
        if isFull { taint(node) } else { pending.append((node, kind, detail)) }
    }

    /// Counts a value as faulty without a fault of its own.
    mutating func taint(_ node: Int) { tainted.append(node) }

    /// Whether a node has a fault of its own.
    func isFaulty(_ node: Int) -> Bool { pending.contains { $0.node == node } }

    /// The nodes of all that is wrong, also beyond the limit of faults.
    var faultyNodes: [Int] { pending.map(\.node) + tainted }

    mutating func add(_ faults: [Fault]) {
        settled += faults
    }

    /// All faults, in the order of the text.
    func faults() -> [Fault] {
        if pending.isEmpty && settled.isEmpty { return [] }
        var counter = PositionCounter(document)
        let inOrder = pending.sorted { document.nodes[$0.node].start < document.nodes[$1.node].start }
        let own = inOrder.map { document.fault($0.node, $0.kind, from: base, detail: $0.detail, &counter) }
        return (settled.prefix(Self.faultLimit) + own).sorted {
            ($0.document, $0.line, $0.column) < ($1.document, $1.line, $1.column)
        }
    }
}

extension Decoder {
    /// The value of a member, or nil where the object lacks it or says null.
    @inline(__always)  // Most names that are asked for are missing, which takes fewer instructions to see than to call.
    func member(_ object: Int?, _ name: MemberName) -> Int? {
        guard let object, let value = document.member(object, name), document.kind(value) != .null else { return nil }
        return value
    }

    /// An object that is a member, or nil with a fault where the member is something else.
    mutating func object(_ parent: Int?, _ name: MemberName) -> Int? {
        guard let node = member(parent, name) else { return nil }
        return expect(node, .object) ? node : nil
    }

    /// An array that is a member, or nil with a fault where the member is something else.
    mutating func list(_ parent: Int?, _ name: MemberName) -> Int? {
        guard let node = member(parent, name) else { return nil }
        return expect(node, .array) ? node : nil
    }

    /// The elements of an array.
    mutating func array(_ parent: Int?, _ name: MemberName) -> [Int] {
        list(parent, name).map { Array(document.elements($0)) } ?? []
    }

    /// The elements of an array that are objects; the others are faults.
    mutating func objects(_ parent: Int?, _ name: MemberName) -> [Int] {
        objects(parent, name) { $1 }
    }

    /// What is read of the elements of an array that are objects; the others are faults.
    mutating func objects<Value>(
        _ parent: Int?, _ name: MemberName, _ read: (inout Decoder, Int) -> Value?
    ) -> [Value] {
        guard let list = list(parent, name) else { return [] }
        for element in document.elements(list) { _ = expect(element, .object) }
        return values(list) { decoder, element in
            decoder.document.kind(element) == .object ? read(&decoder, element) : nil
        }
    }

    /// What is read of the elements of an array, of those of which anything is.
    mutating func values<Value>(_ list: Int, _ read: (inout Decoder, Int) -> Value?) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(Int(document.nodes[list].length))
        for element in document.elements(list) {
            if let value = read(&self, element) { values.append(value) }
        }
        return values
    }

    mutating func string(_ parent: Int?, _ name: MemberName) -> String? {
        member(parent, name).flatMap { string($0) }
    }

    mutating func string(_ node: Int) -> String? {
        expect(node, .string) ? document.string(node) : nil
    }

    mutating func strings(_ parent: Int?, _ name: MemberName) -> [String] {
        list(parent, name).map { values($0) { $0.string($1) } } ?? []
    }

    mutating func bool(_ parent: Int?, _ name: MemberName) -> Bool? {
        guard let node = member(parent, name) else { return nil }
        return bool(node)
    }

    mutating func bool(_ node: Int) -> Bool? {
        switch document.kind(node) {
        case .true: return true
        case .false: return false
        default:
            fault(node, .wrongType, "expected `true` or `false`, found \(describe(node))")
            return nil
        }
    }

    mutating func integer(_ parent: Int?, _ name: MemberName, in range: ClosedRange<Int>? = nil) -> Int? {
        member(parent, name).flatMap { integer($0, in: range) }
    }

    mutating func integer(_ node: Int, in range: ClosedRange<Int>? = nil) -> Int? {
        guard let value = document.integer(node) else {
            fault(node, .wrongType, "expected a whole number, found \(describe(node))\(unquote(node))")
            return nil
        }
        if let range, !range.contains(value) {
            fault(
                node, .outOfRange,
                "`\(value)` is out of range; it has to be from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return value
    }

    private func unquote(_ node: Int) -> String {
        guard document.kind(node) == .string, document.withBytes(node, { Number.integer($0) }) != nil else { return "" }
        return "; take the quotes away"
    }

    /// Names with string values: labels, annotations, selectors.
    mutating func labels(_ parent: Int?, _ name: MemberName) -> Labels {
        guard let node = object(parent, name) else { return [] }
        return labels(node)
    }

    mutating func labels(_ node: Int) -> Labels {
        var entries: [Labels.Entry] = []
        entries.reserveCapacity(Int(document.nodes[node].length))
        for (key, value) in document.members(node) where document.kind(value) != .null && expect(value, .string) {
            entries.append(Labels.Entry(key: document.name(key), value: document.string(value)))
        }
        return Labels(entries)
    }

    mutating func expect(_ node: Int, _ kind: Node.Kind) -> Bool {
        document.kind(node) == kind || refuse(node, kind)
    }

    private mutating func refuse(_ node: Int, _ kind: Node.Kind) -> Bool {
        let isScalar = !document.kind(node).isContainer && document.kind(node) != .null
        let advice = kind == .string && isScalar ? "; put it in quotes" : ""
        fault(node, .wrongType, "expected \(kind.described), found \(describe(node))\(advice)")
        return false
    }

    /// A value as a message names it.
    func describe(_ node: Int) -> String {
        switch document.kind(node) {
        case .null: "nothing"
        case .true: describe(node, as: "true")
        case .false: describe(node, as: "false")
        case .integer, .double: "the number `\(document.string(node))`"
        case .string: "the text `\(document.string(node).shortened)`"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension Decoder {
    /// YAML's other words for a truth value surprise many: `no` is not Norway.
    private func describe(_ node: Int, as word: String) -> String {
        let written = document.places == .characters ? document.string(node) : word
        return written == word ? "`\(word)`" : "`\(written)`, which YAML reads as `\(word)`"
    }
}

extension Node.Kind {
    var described: String {
        switch self {
        case .null: "nothing"
        case .true, .false: "`true` or `false`"
        case .integer, .double: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension String {
    /// What a message quotes of a text that may be long.
    var shortened: String {
        // A key that stands where it should not is not repeated.
        if contains("PRIVATE KEY") || hasPrefix("LS0tLS1CRUdJTi") || hasPrefix("-----BEGIN") { return "…" }
        return utf8.count <= 80 ? self : String(prefix(60)) + "…"
    }
}

extension Document {
    /// The value of a whole number, which a float without fraction is too.
    func integer(_ node: Int) -> Int? {
        switch kind(node) {
        case .integer: withBytes(node) { Number.integer($0) }
        case .double: double(node).flatMap(Int.init(exactly:))
        default: nil
        }
    }

    func double(_ node: Int) -> Double? {
        guard kind(node) == .double || kind(node) == .integer else { return nil }
        let text = string(node).filter { $0 != "_" }
        switch text.lowercased() {
        case ".inf", "+.inf": return .infinity
        case "-.inf": return -.infinity
        case ".nan": return .nan
        default: return Double(text)
        }
    }
}
