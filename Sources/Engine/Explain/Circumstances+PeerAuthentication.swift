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
        let policies = mesh.peerAuthentications
        let isForWorkload = policies.places(of: by.namespace).contains { place in
            policies.elements[place].metadata.name == by.name && !policies.elements[place].selector.isEmpty
        }
        return isForWorkload ? "it selects the workload" : "it holds for the server's namespace"
    }

    /// The policies that could be meant for this port, and are not heard.
    private func shadowedPolicies(
        by decision: PeerAuthenticationDecision, _ namespace: String, _ labels: Labels
    ) -> [Decisions.Shadowed] {
        let policies = mesh.peerAuthentications
        // Where the one that decides is the only one, nothing is left to be shadowed.
        if policies.elements.count <= (decision.decidedBy == nil ? 0 : 1) { return [] }
        var result: [Decisions.Shadowed] = []
        let root = mesh.settings.rootNamespace
        func look(at level: String) {
            for place in policies.places(of: level)
            where policies.elements[place].selector.isSubset(of: labels)
                && !policies.elements[place].isNamed(by: decision.decidedBy)
            {
                let because = reasonNotHeard(place, level, labels: labels, decision: decision)
                result.append(Decisions.Shadowed(object: policies.elements[place].reference, because: because))
            }
        }
        look(at: root)
        if root != namespace { look(at: namespace) }
        return result
    }

    /// - Parameter place: of a policy of the namespace that is not heard, in `Mesh.peerAuthentications`.
    private func reasonNotHeard(
        _ place: Int, _ namespace: String, labels: Labels, decision: PeerAuthenticationDecision
    ) -> String {
        let policies = mesh.peerAuthentications
        let isForWorkloads = !policies.elements[place].selector.isEmpty
        if isForWorkloads && namespace == mesh.settings.rootNamespace {
            return "in the root namespace a PeerAuthentication with a selector has no effect"
        }
        let heard =
            isForWorkloads
            ? mesh.workloadPolicy(namespace: namespace, labels: labels) : mesh.namespacePolicy(namespace)
        if let heard, heard != place {
            return policies.elements[heard].reference.clause(" is older, and only the oldest of one level counts")
        }
        if policies.elements[place].mode == .unset { return "it says UNSET" }
        guard let by = decision.decidedBy else { return "it does not decide this port" }
        return by.clause(" is more specific")
    }
}

extension PeerAuthentication {
    fileprivate func isNamed(by reference: ObjectReference?) -> Bool {
        metadata.name == reference?.name && metadata.namespace == reference?.namespace
    }
}
