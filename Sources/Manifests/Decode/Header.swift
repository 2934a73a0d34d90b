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
        let apiVersion = member(node, "apiVersion").flatMap { string($0) } ?? list?.apiVersion
        let kind = member(node, "kind").flatMap { string($0) } ?? list.map { String($0.kind.dropLast(4)) }
        guard let apiVersion, let kind, !kind.isEmpty, !apiVersion.isEmpty else {
            let isSaid =
                kind?.isEmpty != true && apiVersion?.isEmpty != true && member(node, "apiVersion") != nil
                && member(node, "kind") != nil
            if !isSaid { fault(node, .missingMember, "not a Kubernetes object; it needs `apiVersion` and `kind`") }
            return nil
        }
        let slash = apiVersion.utf8.firstIndex(of: UInt8(ascii: "/"))
        let metadata = object(node, "metadata")
        let nameNode = member(metadata, "name") ?? member(metadata, "generateName")
        let name = nameNode.flatMap { string($0) }.flatMap { $0.isEmpty ? nil : $0 }
        let namespace = string(metadata, "namespace").flatMap { $0.isEmpty ? nil : $0 }
        return Header(
            node: node, origin: Origin(document: Int32(clamping: root.number), node: Int32(clamping: node)),
            group: slash.map { String(apiVersion[..<$0]) } ?? "",
            version: slash.map { String(apiVersion[apiVersion.utf8.index(after: $0)...]) } ?? apiVersion, kind: kind,
            metadata: metadata, name: name, isNameMissing: nameNode.map { document.kind($0) == .string } ?? true,
            namespace: namespace ?? "default", namesNamespace: namespace != nil)
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
