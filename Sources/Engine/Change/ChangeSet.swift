package import Model

/// What is to become of a mesh: objects that are created or replaced, and objects that go.
package struct ChangeSet: Sendable {
    package var apply: Objects
    /// What they own goes with them.
    package var delete: [ObjectReference]
    /// Whether what they own stays, as `kubectl delete --cascade=orphan` asks.
    package var leavesOwned = false

    package init(apply: Objects = Objects(), delete: [ObjectReference] = [], leavesOwned: Bool = false) {
        self.apply = apply
        self.delete = delete
        self.leavesOwned = leavesOwned
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
