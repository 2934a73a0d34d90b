import Model

extension KeptObjects {
    /// The text of the objects at some nodes.
    init(_ document: Document, _ nodes: [ObjectNode]) {
        var text: [UInt8] = []
        text.reserveCapacity(document.text.count / 2)
        var places: [UInt32] = []
        let considered = Self.inOrder(nodes.filter(\.isConsidered), of: document)
        text += #"{"objects":["#.utf8
        for (index, object) in considered.enumerated() {
            text += (index > 0 ? ",\n" : "\n").utf8
            places.append(UInt32(truncatingIfNeeded: text.count))
            var writer = KeptObjectWriter(document: document, text: text)
            text = []
            writer.write(object)
            text = writer.text
        }
        text += #"],"ignored":"#.utf8
        places.append(UInt32(truncatingIfNeeded: text.count))
        text.append(UInt8(ascii: "["))
        let ignored = Self.inOrder(nodes.filter { !$0.isConsidered }, of: document)
        for (index, object) in ignored.enumerated() {
            text += (index > 0 ? ",\n" : "\n").utf8
            var writer = KeptObjectWriter(document: document, text: text)
            text = []
            writer.writeName(object)
            text = writer.text
        }
        text += "]}".utf8
        PrivateKeyMask.apply(to: &text)
        self.init(text: text, places: places, names: considered.map { document.reference(of: $0) })
    }

    private static func inOrder(_ nodes: [ObjectNode], of document: Document) -> [ObjectNode] {
        nodes.map { (document.reference(of: $0), $0) }
            .sorted { ($0.0, $0.1.node) < ($1.0, $1.1.node) }
            .map(\.1)
    }
}

/// Writes objects as they are kept.
struct KeptObjectWriter {
    let document: Document
    private(set) var text: [UInt8]

    init(document: Document, text: [UInt8]) {
        self.document = document
        self.text = text
    }

    /// An object without what decides nothing.
    mutating func write(_ object: ObjectNode) {
        let node = Int(object.node)
        writeKind(of: object)
        let isSecret = document.kindName(of: object) == "Secret"
        for (key, value) in document.members(node) {
            if document.equals(key, "kind") || document.equals(key, "apiVersion") { continue }
            begin(key)
            if document.equals(key, "metadata") || document.equals(key, "status") {
                writeMembers(of: value)
            } else if isSecret, document.equals(key, "data") || document.equals(key, "stringData") {
                writeKept(value, isEncoded: document.equals(key, "data"))
            } else {
                text += JSONText.write(value, of: document)
            }
        }
        text.append(UInt8(ascii: "}"))
    }

    /// An object's kind and name alone.
    mutating func writeName(_ object: ObjectNode) {
        writeKind(of: object)
        let reference = document.reference(of: object)
        text += #","metadata":{"name":"#.utf8
        quote(reference.name)
        if !reference.namespace.isEmpty {
            text += #","namespace":"#.utf8
            quote(reference.namespace)
        }
        text += "}}".utf8
    }

    private mutating func writeKind(of object: ObjectNode) {
        let lists = object.list.flatMap { document.member(Int($0), "apiVersion") }
        let version = document.member(Int(object.node), "apiVersion") ?? lists
        text += #"{"apiVersion":"#.utf8
        quote(version.map { document.string($0) } ?? "v1")
        text += #","kind":"#.utf8
        quote(document.kindName(of: object))
    }

    private mutating func begin(_ key: Int) {
        if text.last != UInt8(ascii: "{") { text.append(UInt8(ascii: ",")) }
        document.withBytes(key) { JSONText.writeString($0, into: &text) }
        text.append(UInt8(ascii: ":"))
    }

    /// The members of metadata or of a status that may decide something, and of the annotations likewise.
    private mutating func writeMembers(of node: Int) {
        guard document.kind(node) == .object else { return text += JSONText.write(node, of: document) }
        text.append(UInt8(ascii: "{"))
        for (key, value) in document.members(node) where !Self.unread.contains(document.string(key)) {
            begin(key)
            if document.equals(key, "annotations") {
                writeMembers(of: value)
            } else {
                text += JSONText.write(value, of: document)
            }
        }
        text.append(UInt8(ascii: "}"))
    }

    /// Of a Secret which keys it has, with certificates and the public halves of keys.
    private mutating func writeKept(_ node: Int, isEncoded: Bool) {
        guard document.kind(node) == .object else { return text += "{}".utf8 }
        text.append(UInt8(ascii: "{"))
        for (key, value) in document.members(node) {
            begin(key)
            document.keptSecret(key, value, isEncoded: isEncoded).withUnsafeBufferPointer {
                JSONText.writeString($0, into: &text)
            }
        }
        text.append(UInt8(ascii: "}"))
    }

    private mutating func quote(_ value: String) {
        var value = value
        value.withUTF8 { JSONText.writeString($0, into: &text) }
    }

    /// What grows long and is read by nobody here.
    private static let unread: Set<String> = [
        "managedFields", "kubectl.kubernetes.io/last-applied-configuration", "conditions", "containerStatuses",
        "initContainerStatuses", "ephemeralContainerStatuses",
    ]
}
