package import Model

/// What is to become of a mesh: objects that are created or replaced, and objects that go.
package struct ChangeSet: Sendable {
    package var apply: Objects
    package var delete: [ObjectReference]

    package init(apply: Objects = Objects(), delete: [ObjectReference] = []) {
        self.apply = apply
        self.delete = delete
    }
}

extension ChangeSet {
    /// The namespaces of its PeerAuthentications; nil where it changes anything else.
    var namespacesOfPeerAuthentications: Set<String>? {
        var others = apply
        others.peerAuthentications = []
        guard others.isEmpty, delete.allSatisfy({ $0.kind == "PeerAuthentication" }) else { return nil }
        return Set(apply.peerAuthentications.map(\.metadata.namespace) + delete.map(\.namespace))
    }
}
