import Model

extension Simulation {
    /// What the AuthorizationPolicies of a server's sidecar say of a call that has come through its filter chain.
    ///
    /// - Parameter isTerminated: whether the sidecar has taken a layer of mTLS off, and so knows who calls.
    func access(
        of walk: Walk, at place: Int, port: Int, readsHTTP: Bool, isTerminated: Bool, heading: Heading
    ) -> AccessDecision {
        if mesh.authorizations.isEmpty { return .allowed }
        return mesh.access(
            AccessRequest(
                identity: isTerminated ? identity(of: walk.originator, on: walk) : .nobody, readsHTTP: readsHTTP,
                port: port, serverName: nil, host: heading.authority, hostMayNamePort: hostMayNamePort(heading),
                line: heading.line),
            to: place)
    }

    /// The same at a gateway: what it knows is what its chain took off.
    func access(
        of walk: Walk, toGateway place: Int, port: Int, passage: GatewayProxy.Passage, flow: Flow, serverName: String?,
        heading: Heading
    ) -> AccessDecision {
        guard !mesh.authorizations.isEmpty, passage.isTaken, let server = passage.server,
            server.source.tls?.mode != .autoPassthrough
        else { return .allowed }
        let identity: AccessRequest.Identity
        switch (server.source.tls?.mode, flow.outer) {
        case (.istioMutual, .istioMTLS): identity = self.identity(of: walk.originator(of: flow), on: walk)
        case (.mutual, _), (.optionalMutual, _):
            let hasCertificate = flow.outer != nil || flow.applicationTLS?.hasClientCertificate ?? false
            identity = hasCertificate ? .unstated : .nobody
        case (_, _): identity = .nobody
        }
        return mesh.access(
            AccessRequest(
                identity: identity, readsHTTP: server.isHTTP, port: port, serverName: serverName ?? "",
                host: heading.authority, hostMayNamePort: hostMayNamePort(heading), line: heading.line),
            to: place)
    }

    /// Whose certificate a proxy shows.
    private func identity(of originator: Originator, on walk: Walk) -> AccessRequest.Identity {
        if let place = originator.gateway {
            return .known(mesh.identity(ofWorkload: walk.gateways[place].workload))
        }
        guard case .workload(let place) = caller else { return .unstated }
        return .known(mesh.identity(ofWorkload: place))
    }

    /// A client names the port in its Host header unless it is the usual one.
    private func hostMayNamePort(_ heading: Heading) -> Bool { heading.port != 80 && heading.port != 443 }
}
