import Model

extension Mesh {
    /// The PeerAuthentications of the same level that are heard instead of this one: for its namespace, or for any of
    /// the workloads that it selects. Empty where it is heard everywhere.
    func overrulers(of policy: PeerAuthentication) -> [PeerAuthentication] {
        let namespace = policy.metadata.namespace
        // Where it stands alone in its namespace, nothing can overrule it.
        guard peerAuthentications.places(of: namespace).count > 1 else { return [] }
        guard !policy.selector.isEmpty else {
            return [namespacePeerAuthentication(namespace)].compactMap { $0 }.filter {
                $0.reference != policy.reference
            }
        }
        var result: [PeerAuthentication] = []
        for place in workloads(in: namespace, selectedBy: policy.selector) {
            guard let winner = workloadPeerAuthentication(namespace: namespace, labels: workloads[place].labels),
                winner.reference != policy.reference, !result.contains(where: { $0.reference == winner.reference })
            else { continue }
            result.append(winner)
        }
        return result
    }
}

extension PeerAuthentication {
    /// Whether it wins its level and says nothing there.
    var isSilent: Bool { mode == .unset && (selector.isEmpty || portLevels.isEmpty) }

    /// Whether it says anything where it is heard.
    var says: Bool { mode != .unset || (!selector.isEmpty && !portLevels.isEmpty) }

    /// Why this one comes before another of its level, as a clause.
    func precedence(over other: PeerAuthentication) -> String {
        metadata.creationTimestamp == other.metadata.creationTimestamp
            ? "is equally old and comes first by name" : "is older"
    }
}
