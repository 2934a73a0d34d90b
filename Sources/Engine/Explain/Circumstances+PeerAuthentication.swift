import Model

extension Circumstances {
    /// What the server's sidecar asks of the port, also where the call does not come that far.
    var peerAuthentication: Decisions.PeerAuthentication? {
        guard let endpoint = intendedEndpoint else { return nil }
        switch endpoint.place {
        case .workload(let place):
            let workload = mesh.workloads[place]
            guard workload.hasSidecar else { return nil }
            return peerAuthentication(workload.name.namespace, workload.labels, port: endpoint.port)
        case .address(_, _, let namespace, _):
            guard walk.peerAuthentication != nil, let machine = mesh.machine(at: endpoint) else { return nil }
            return peerAuthentication(namespace, machine.labels, port: endpoint.port)
        }
    }

    private func peerAuthentication(
        _ namespace: String, _ labels: Labels, port: Int
    ) -> Decisions.PeerAuthentication {
        let decision =
            walk.peerAuthentication ?? mesh.peerAuthentication(namespace: namespace, labels: labels, port: port)
        return Decisions.PeerAuthentication(
            mode: decision.mode, port: decision.port, decidedBy: decision.decidedBy, pointer: decision.pointer,
            shadowed: shadowedPolicies(by: decision, namespace, labels), because: text(of: decision))
    }

    private func text(of decision: PeerAuthenticationDecision) -> String {
        guard let by = decision.decidedBy else {
            return "no PeerAuthentication says anything, and PERMISSIVE is built in"
        }
        if decision.pointer?.hasPrefix("/spec/portLevelMtls") ?? false {
            return "`portLevelMtls` of the workload's policy has an entry for port \(decision.port)"
        }
        if by.namespace == mesh.settings.rootNamespace { return "it holds for the whole mesh" }
        let isForWorkload = mesh.objects.peerAuthentications.contains { $0.reference == by && !$0.selector.isEmpty }
        return isForWorkload ? "it selects the workload" : "it holds for the server's namespace"
    }

    /// The policies that could be meant for this port, and are not heard.
    private func shadowedPolicies(
        by decision: PeerAuthenticationDecision, _ namespace: String, _ labels: Labels
    ) -> [Decisions.Shadowed] {
        // Where the one that decides is the only one, nothing is left to be shadowed.
        if mesh.objects.peerAuthentications.count <= (decision.decidedBy == nil ? 0 : 1) { return [] }
        var result: [Decisions.Shadowed] = []
        let root = mesh.settings.rootNamespace
        for level in root == namespace ? [root] : [root, namespace] {
            for policy in mesh.peerAuthentications[level] where policy.reference != decision.decidedBy {
                guard policy.selector.isEmpty || policy.selector.isSubset(of: labels) else { continue }
                let because = reasonNotHeard(policy, root: root, labels: labels, decision: decision)
                result.append(Decisions.Shadowed(object: policy.reference, because: because))
            }
        }
        return result
    }

    private func reasonNotHeard(
        _ policy: PeerAuthentication, root: String, labels: Labels, decision: PeerAuthenticationDecision
    ) -> String {
        if policy.metadata.namespace == root && !policy.selector.isEmpty {
            return "in the root namespace a PeerAuthentication with a selector has no effect"
        }
        let heard =
            policy.selector.isEmpty
            ? mesh.namespacePeerAuthentication(policy.metadata.namespace)
            : mesh.workloadPeerAuthentication(namespace: policy.metadata.namespace, labels: labels)
        if let heard, heard.reference != policy.reference {
            return "\(heard.reference) is older, and only the oldest of one level counts"
        }
        if policy.mode == .unset { return "it says UNSET" }
        guard let by = decision.decidedBy else { return "it does not decide this port" }
        return "\(by) is more specific"
    }
}
