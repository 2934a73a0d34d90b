import Model

extension Circumstances {
    /// What the server's sidecar asks of the port, also where the call does not come that far.
    var peerAuthentication: Decisions.PeerAuthentication? {
        guard let endpoint = intendedEndpoint, case .workload(let place) = endpoint.place else { return nil }
        let workload = mesh.workloads[place]
        guard workload.hasSidecar else { return nil }
        let decision =
            walk.peerAuthentication
            ?? mesh.peerAuthentication(
                namespace: workload.name.namespace, labels: workload.labels, port: endpoint.port)
        return Decisions.PeerAuthentication(
            mode: decision.mode, port: decision.port, decidedBy: decision.decidedBy, pointer: decision.pointer,
            shadowed: shadowedPolicies(by: decision, workload: workload), because: text(of: decision))
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
        by decision: PeerAuthenticationDecision, workload: MeshWorkload
    ) -> [Decisions.Shadowed] {
        // Where the one that decides is the only one, nothing is left to be shadowed.
        if mesh.objects.peerAuthentications.count <= (decision.decidedBy == nil ? 0 : 1) { return [] }
        var result: [Decisions.Shadowed] = []
        let root = mesh.settings.rootNamespace
        for namespace in root == workload.name.namespace ? [root] : [root, workload.name.namespace] {
            for policy in mesh.peerAuthentications[namespace] where policy.reference != decision.decidedBy {
                guard policy.selector.isEmpty || policy.selector.isSubset(of: workload.labels) else { continue }
                let because = reasonNotHeard(policy, root: root, workload: workload, decision: decision)
                result.append(Decisions.Shadowed(object: policy.reference, because: because))
            }
        }
        return result
    }

    private func reasonNotHeard(
        _ policy: PeerAuthentication, root: String, workload: MeshWorkload, decision: PeerAuthenticationDecision
    ) -> String {
        if policy.metadata.namespace == root && !policy.selector.isEmpty {
            return "in the root namespace a PeerAuthentication with a selector has no effect"
        }
        let heard =
            policy.selector.isEmpty
            ? mesh.namespacePeerAuthentication(policy.metadata.namespace)
            : mesh.workloadPeerAuthentication(namespace: policy.metadata.namespace, labels: workload.labels)
        if let heard, heard.reference != policy.reference {
            return "\(heard.reference) is older, and only the oldest of one level counts"
        }
        if policy.mode == .unset { return "it says UNSET" }
        guard let by = decision.decidedBy else { return "it does not decide this port" }
        return "\(by) is more specific"
    }
}
