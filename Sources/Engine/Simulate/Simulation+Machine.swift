import Model

extension Simulation {
    /// Legs 2 and 3 to a machine outside Kubernetes, if its sidecar is known to run; what it is set to is taken as usual.
    func passMachine(_ walk: inout Walk, flow: Flow, _ machine: Machine, port: Int) {
        guard machine.isConnected, mesh.isPlain(machine) else {
            walk.missing = .machine(machine.entry.reference)
            return
        }
        let namespace = machine.entry.metadata.namespace
        let inbound = mesh.inboundPort(of: machine, port: port)
        let decision = mesh.peerAuthentication(namespace: namespace, labels: machine.labels, port: port)
        walk.inbound = inbound
        walk.peerAuthentication = decision
        walk.second = leg(flow, to: .serverSidecar, medium: .network, from: walk.sender)
        let sidecar = ServerSidecar(
            port: inbound, mode: decision.mode, detectionTimeout: mesh.settings.protocolDetectionTimeout)
        switch sidecar.receive(flow) {
        case .refused(let reason):
            walk.fail(leg: 2, at: .serverSidecar, reason)
        case .forwarded(let inner, let readsHTTP):
            let terminated = inner.outer != flow.outer
            if terminated, let (hop, fault) = workloadHandshake(walk, serverIn: namespace) {
                return walk.fail(walk.networkStep, at: hop, fault)
            }
            if terminated, evidence?.presented[.serverWorkload] == nil,
                !isExpected(machine, by: walk.originator.upstream)
            {
                walk.missing = .machine(machine.entry.reference)
                return
            }
            walk.second?.visibility = readsHTTP ? .layer7 : .layer4
            handOver(&walk, inner)
        }
    }

    /// Whether the proxy that put Istio mTLS on accepts the service account that the entry states; its certificate has that
    /// one unless the machine was set up otherwise.
    private func isExpected(_ machine: Machine, by upstream: Upstream?) -> Bool {
        guard let upstream, let account = machine.entry.specification.serviceAccount else { return upstream == nil }
        let own = mesh.settings.identity(namespace: machine.entry.metadata.namespace, serviceAccount: account)
        let named = upstream.tls.settings.tls?.subjectAltNames ?? []
        let expected = named.isEmpty ? mesh.identities(of: mesh.services[upstream.service]) : named
        return expected.isEmpty || expected.contains(own)
    }
}
