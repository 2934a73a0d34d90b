package import Model

extension Tree {
    /// An object that has no text of its own.
    package init(_ text: ObjectText) {
        switch text {
        case .string(let value): self = .string(value)
        case .integer(let value): self = .integer(value)
        case .bool(let value): self = .bool(value)
        case .array(let elements): self = .array(elements.map(Tree.init))
        case .object(let members): self = .object(members.map { Member($0.key, Tree($0.value)) })
        }
    }

    /// Applies edits in their order.
    package mutating func apply(_ edits: [ObjectEdit]) {
        for edit in edits {
            switch edit.operation {
            case .set(let value): _ = set(Tree(value), at: JSONPointer(edit.path))
            case .remove: _ = remove(at: JSONPointer(edit.path))
            }
        }
    }
}

extension Tree {
    /// An object after edits, as `kubectl apply` takes it; what the cluster itself writes into an object is left out.
    package func manifest(after edits: [ObjectEdit] = []) -> String {
        var tree = self
        for path in Self.writtenByCluster { _ = tree.remove(at: JSONPointer(path)) }
        tree.apply(edits)
        return YAMLWriter.write(tree)
    }

    private static let writtenByCluster = [
        ["status"], ["metadata", "managedFields"], ["metadata", "resourceVersion"], ["metadata", "uid"],
        ["metadata", "generation"], ["metadata", "creationTimestamp"],
    ]
}

extension QuestionReading {
    /// An object after edits, as a manifest.
    ///
    /// - Parameter base: the object before them; nil for one that stands in the question's manifests.
    package func yaml(of resource: ObjectReference, base: ObjectText?, edits: [ObjectEdit]) -> String {
        (base.map(Tree.init) ?? tree(of: resource))?.manifest(after: edits) ?? ""
    }
}
