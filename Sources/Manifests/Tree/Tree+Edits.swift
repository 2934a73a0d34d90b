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
            case .add(let value):
                let list = JSONPointer(edit.path)
                if self[list]?.elements == nil { _ = set(.array([]), at: list) }
                _ = set(Tree(value), at: JSONPointer(edit.path + ["-"]))
            case .remove: _ = remove(at: JSONPointer(edit.path))
            }
        }
    }
}

extension Tree {
    /// An object without what the cluster itself writes into it.
    package var withoutClusterMembers: Tree {
        var tree = self
        for path in Self.writtenByCluster { _ = tree.remove(at: JSONPointer(path)) }
        return tree
    }

    private static let writtenByCluster = [
        ["status"], ["metadata", "managedFields"], ["metadata", "resourceVersion"], ["metadata", "uid"],
        ["metadata", "generation"], ["metadata", "creationTimestamp"],
    ]
}
