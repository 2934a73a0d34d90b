import Model

extension Simulation {
    /// Leg 2.1 to a gateway's pod, and all ways on from there.
    func pass(_ start: Walk, flow: Flow, through place: Int, port: Int, heading: Heading) -> [Walk] {
        let workload = mesh.workloads[place]
        var walk = start
        guard start.gateways.isEmpty else {
            walk.missing = .secondGateway(workload.name)
            return [walk]
        }
        let scope = mesh.gatewayViews.scope(of: place, in: mesh)
        let name = serverName(of: flow, on: start, heading: heading)
        var passage = GatewayProxy(mesh: mesh, scope: scope, place: place).passage(
            flow, port: port, serverName: name, heading: heading)
        if let chain = passage.chain,
            let end = gatewayHandshake(chain, flow, on: start, gateway: place, host: heading.host)
        {
            switch end {
            case .open(let reference): passage.exits = passage.exits.map { $0.waiting(for: reference) }
            case .fails(let side, let fault):
                let hop = passage.exits.first.map(hop(for:)) ?? .ingressGateway
                walk.gateways = [
                    GatewayPassage(
                        workload: place, port: port, leg: leg(flow, to: hop, medium: .network, from: start),
                        serverName: name, server: passage.server)
                ]
                let client = flow.outer == nil ? Hop.clientApp : start.originator.hop
                walk.fail(.toGateway, at: side == .server ? hop : client, fault)
                return [walk]
            }
        }
        let decision = access(
            of: start, toGateway: place, port: port, passage: passage, flow: flow, serverName: name, heading: heading)
        return passage.exits.flatMap { exit in
            var walk = start
            walk.gateways = [
                GatewayPassage(
                    workload: place, port: port,
                    leg: leg(flow, to: hop(for: exit), medium: .network, from: start), serverName: name,
                    server: passage.server,
                    upstream: exit.upstream)
            ]
            walk.conditions += exit.conditions
            if evidence != nil, let own = exit.authority { walk.heading?.authority = own }
            walk.gateways[0].leg.visibility = exit.readsHTTP ? .layer7 : .layer4
            if case .denied(let policy) = decision {
                walk.policy = policy
                walk.failAtSender(.authorizationDenied)
                return [walk]
            }
            let unread = mesh.unreadFilters(at: walk.gateways[0], readsHTTP: exit.readsHTTP)
            var walks = forward(walk, through: exit, inner: passage.inner, heading: heading.following(exit))
            if !unread.isEmpty { walks = walks.map { $0.open(to: unread) } }
            guard case .open(let policies, let needs) = decision else { return walks }
            return walks.map { $0.waiting(for: policies, needs: needs) }
        }
    }

    /// A port that leads nowhere: nothing of the gateway's listens where the client connects.
    func unexposed(_ start: Walk, flow: Flow, gateway place: Int, port: Int) -> Walk {
        var walk = start
        walk.gateways = [
            GatewayPassage(
                workload: place, port: port, leg: leg(flow, to: .ingressGateway, medium: .network, from: start))
        ]
        walk.failAtSender(.gatewayNoListener)
        return walk
    }

    private func forward(_ start: Walk, through exit: ClientExit, inner: Flow, heading: Heading) -> [Walk] {
        var walk = start
        switch exit.kind {
        case .refused(let reason):
            walk.failAtSender(reason)
            return [walk]
        case .unsettled(let missing):
            walk.missing = missing
            return [walk]
        case .cluster, .direct, .passthrough:
            guard let upstream = exit.upstream else {
                walk.failAtSender(.clientClusterNotFound)
                return [walk]
            }
            return walks(walk, to: upstream, inner: inner, readsHTTP: exit.readsHTTP, dialled: nil, heading: heading)
        }
    }

    /// Callers from outside come in; what leads the mesh's own callers to a host outside of it is the way out.
    private func hop(for exit: ClientExit) -> Hop {
        guard case .workload = caller else { return .ingressGateway }
        guard let upstream = exit.upstream else { return .egressGateway }
        return mesh.services[upstream.service].isExternal ? .egressGateway : .ingressGateway
    }

    /// The SNI of the outermost layer.
    private func serverName(of flow: Flow, on walk: Walk, heading: Heading) -> String? {
        switch flow.outer {
        case .istioMTLS:
            return walk.upstream.map(mesh.serverName)
        case .originated:
            if let stated = walk.upstream?.tls.settings.tls?.sni, !stated.isEmpty { return stated }
            // Istio: `setAutoSniAndAutoSanValidation`: only a request has a host to take the name from.
            return walk.first?.visibility == .layer7 ? heading.authority : nil
        case nil:
            guard let own = flow.applicationTLS else { return nil }
            // No client sends an address as SNI (RFC 6066, section 3).
            return own.sni ?? (IPAddress(heading.host) == nil ? heading.host : nil)
        }
    }

}

extension Walk {
    /// A call that a policy at a gateway may refuse is never called working.
    fileprivate func waiting(for policies: [ObjectReference], needs: [String]) -> Walk {
        guard failure == nil && missing == nil else { return self }
        var open = self
        open.missing = .authorization(policies, needs: needs)
        return open
    }
}

extension Walk {
    /// The same call, left open by filters that may end it otherwise.
    fileprivate func open(to filters: [ObjectReference]) -> Walk {
        if missing != nil { return self }
        var open = self
        open.missing = .gatewayFilters(filters, without: verdict, failure?.reason)
        return open
    }
}
