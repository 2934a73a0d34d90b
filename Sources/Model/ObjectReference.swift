/// The name by which one object is told from all others of a cluster.
package struct ObjectReference: Hashable, Sendable {
    package var kind: String
    /// Empty for kinds without a namespace.
    package var namespace: String
    package var name: String

    package init(kind: String, namespace: String, name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }
}

extension ObjectReference: Comparable {
    package static func < (left: ObjectReference, right: ObjectReference) -> Bool {
        if left.kind != right.kind { return left.kind < right.kind }
        if left.namespace != right.namespace { return left.namespace < right.namespace }
        return left.name < right.name
    }
}

extension ObjectReference: CustomStringConvertible {
    /// `Service shop/orders`, or `Namespace shop` where there is no namespace.
    package var description: String {
        namespace.isEmpty ? String(pieces: kind, " ", name) : String(pieces: kind, " ", namespace, "/", name)
    }
}
