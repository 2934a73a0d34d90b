/// Which routes of other namespaces may lead to a namespace's Services.
package struct ReferenceGrant: Hashable, Sendable {
    package struct From: Hashable, Sendable {
        package var kind: String
        package var namespace: String

        package init(kind: String, namespace: String) {
            self.kind = kind
            self.namespace = namespace
        }
    }

    package struct To: Hashable, Sendable {
        package var kind: String
        /// nil stands for every object of the kind.
        package var name: String?

        package init(kind: String, name: String? = nil) {
            self.kind = kind
            self.name = name
        }
    }

    package var metadata: Metadata
    package var from: [From]
    package var to: [To]

    package init(metadata: Metadata, from: [From], to: [To]) {
        self.metadata = metadata
        self.from = from
        self.to = to
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "ReferenceGrant", namespace: metadata.namespace, name: metadata.name)
    }
}
