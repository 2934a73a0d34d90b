import Model

/// What tells one object from another: its group, kind, namespace and name.
struct Header {
    var node: Int
    var origin: Origin
    var group: String
    var version: String
    var kind: String
    var metadata: Int?
    /// nil with a fault, or missing.
    var name: String?
    var isNameMissing: Bool
    /// `default` where the object names none.
    var namespace: String
    var namesNamespace: Bool
}

extension Decoder {
    /// nil with a fault where the node is no Kubernetes object.
    mutating func header(_ node: Int, within list: Header? = nil, root: Document.Root) -> Header? {
        guard expect(node, .object) else { return nil }
        let api = member(node, "apiVersion").flatMap { readVersion($0) } ?? list.map { ($0.group, $0.version) }
        let kind = member(node, "kind").flatMap { readKind($0) } ?? list.map { String($0.kind.dropLast(4)) }
        guard let api, let kind, !kind.isEmpty, !(api.group.isEmpty && api.version.isEmpty) else {
            let isSaid =
                kind?.isEmpty != true && api.map { $0.group.isEmpty && $0.version.isEmpty } != true
                && member(node, "apiVersion") != nil && member(node, "kind") != nil
            if !isSaid { fault(node, .missingMember, "not a Kubernetes object; it needs `apiVersion` and `kind`") }
            return nil
        }
        let metadata = object(node, "metadata")
        let nameNode = member(metadata, "name") ?? member(metadata, "generateName")
        let name = nameNode.flatMap { string($0) }.flatMap { $0.isEmpty ? nil : $0 }
        let namespace = string(metadata, "namespace").flatMap { $0.isEmpty ? nil : $0 }
        return Header(
            node: node, origin: Origin(document: Int32(clamping: root.number), node: Int32(clamping: node)),
            group: api.group, version: api.version, kind: kind, metadata: metadata, name: name,
            isNameMissing: nameNode.map { document.kind($0) == .string } ?? true,
            namespace: namespace ?? "default", namesNamespace: namespace != nil)
    }

    /// The two parts of an `apiVersion`.
    private mutating func readVersion(_ node: Int) -> (group: String, version: String)? {
        guard expect(node, .string) else { return nil }
        return document.withBytes(node) { bytes in
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
                return ("", String(utf8: bytes))
            }
            let group = UnsafeBufferPointer(rebasing: bytes[..<slash])
            return (
                CommonNames.text(group) ?? String(utf8: group),
                String(utf8: UnsafeBufferPointer(rebasing: bytes[(slash + 1)...]))
            )
        }
    }

    private mutating func readKind(_ node: Int) -> String? {
        expect(node, .string) ? document.name(node) : nil
    }
}

extension Header {
    var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

    /// `List`, `PodList` and their like, which `kubectl get` prints.
    func isList(_ document: Document) -> Bool {
        guard kind.hasSuffix("List"), let items = document.member(node, "items") else { return false }
        return document.kind(items) == .array || document.kind(items) == .null
    }
}
