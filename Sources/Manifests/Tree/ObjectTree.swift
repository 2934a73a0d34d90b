package import Model

extension ManifestReading {
    /// An object as it was written, to change and to print; nil where the text has no such object.
    package func tree(of reference: ObjectReference) -> Tree? {
        object(reference).map { tree(of: $0) }
    }

    func tree(of object: ObjectNode) -> Tree {
        document.completed(document.tree(Int(object.node)), list: object.list.map { Int($0) })
    }

    /// Where it stands.
    func object(_ reference: ObjectReference) -> ObjectNode? {
        nodes.first { document.matches(Int($0.node), list: $0.list.map { Int($0) }, reference) }
    }
}

extension QuestionReading {
    /// An object of the question's manifests as it was written; nil where they have no such object.
    package func tree(of reference: ObjectReference) -> Tree? {
        manifests?.tree(of: reference)
    }
}

/// Where an object stands: its node, and that of the List which says its kind for it.
struct ObjectNode: Sendable {
    var node: Int32
    var list: Int32?
    /// Whether its kind decides something.
    var isConsidered = true

    init(_ node: Int, list: Int?) {
        self.node = Int32(clamping: node)
        self.list = list.map { Int32(clamping: $0) }
    }
}

extension Document {
    fileprivate func matches(_ node: Int, list: Int?, _ reference: ObjectReference) -> Bool {
        guard let metadata = member(node, "metadata"), kind(metadata) == .object,
            let name = member(metadata, "name") ?? member(metadata, "generateName"), string(name) == reference.name
        else { return false }
        let kindName = member(node, "kind").map { string($0) } ?? list.flatMap { itemKind($0) }
        let version = member(node, "apiVersion") ?? list.flatMap { member($0, "apiVersion") }
        let group = KindName.group(ofVersion: version.map { string($0) } ?? "")
        guard let kindName, KindName.text(kindName, group: group) == reference.kind else { return false }
        let namespace = member(metadata, "namespace").map { string($0) } ?? ""
        if namespace == reference.namespace || reference.namespace.isEmpty { return true }
        return namespace.isEmpty && reference.namespace == "default"
    }

    func itemKind(_ list: Int) -> String? {
        member(list, "kind").map { String(string($0).dropLast(4)) }
    }

    /// The items of a `PodList` do not say what they are; by themselves they have to.
    fileprivate func completed(_ tree: Tree, list: Int?) -> Tree {
        guard let list, case .object(var members) = tree else { return tree }
        if tree["kind"] == nil, let kind = itemKind(list) { members.insert(.init("kind", .string(kind)), at: 0) }
        if tree["apiVersion"] == nil, let version = member(list, "apiVersion") {
            members.insert(.init("apiVersion", .string(string(version))), at: 0)
        }
        return .object(members)
    }
}
