import Model

extension Simulation {
    /// How many gateways one call is followed through.
    static let followedGateways = 3

    /// The leg to a gateway's pod, and all ways on from there.
    ///
    /// - Parameter count: of the places that the last proxy balances between.
    func pass(
        _ start: Walk, flow: Flow, through place: Int, among count: Int, port: Int, heading: Heading
    ) -> [Walk] {
        if start.gateways.count == Self.followedGateways {
            return [start.left(open: .manyGateways(mesh.workloads[place].name))]
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
                let hop =
                    passage.exits.first.map { self.hop(for: $0, isFirst: start.gateways.isEmpty) } ?? .ingressGateway
                var walk = start
                walk.gateways.append(
                    GatewayPassage(
                        workload: place, port: port, leg: leg(flow, to: hop, medium: .network, from: start),
                        serverName: name, server: passage.server))
                let client = flow.outer == nil ? Hop.clientApp : start.originator(of: flow).hop
                walk.fail(walk.arrival, at: side == .server ? hop : client, fault)
                return [walk]
            }
        }
        if passage.chain?.termination == .istioMutual, case .istioMTLS = flow.outer {
            let originator = start.originator(of: flow)
            let endpoint = Endpoint(place: .workload(place), port: port, tlsMode: mesh.workloads[place].tlsMode)
            if !isExpected(place, by: originator.upstream, at: endpoint) {
                return [unexpected(start, flow: flow, gateway: place, port: port, name, passage, by: originator)]
            }
        }
        let decision = access(
            of: start, toGateway: place, port: port, passage: passage, flow: flow, serverName: name, heading: heading)
        let ways = passage.exits.count * (start.gateways.last.map { $0.ways * count } ?? 1)
        if !start.gateways.isEmpty && ways > ClusterExits.followed { return [start.left(open: .manyRoutes(ways))] }
        return passage.exits.flatMap { exit in
            var here = GatewayPassage(
                workload: place, port: port,
                leg: leg(flow, to: hop(for: exit, isFirst: start.gateways.isEmpty), medium: .network, from: start),
                serverName: name, server: passage.server, upstream: exit.upstream, ways: ways)
            if start.gateways.contains(where: here.repeats) {
                return [start.left(open: .gatewayLoop(mesh.workloads[place].name))]
            }
            here.leg.visibility = exit.readsHTTP ? .layer7 : .layer4
            var walk = start.coming(to: here)
            walk.conditions += exit.conditions
            walk.isOfAttachedRoute = exit.isOfAttachedRoute
            if evidence != nil, let own = exit.authority { walk.heading?.authority = own }
            if case .denied(let refusal) = decision {
                walk.refusal = refusal
                walk.failAtSender(.authorizationDenied)
                return [walk]
            }
            let unread = mesh.unreadFilters(at: here, readsHTTP: exit.readsHTTP)
            var walks = forward(walk, through: exit, inner: passage.inner, heading: heading.following(exit))
            if !unread.isEmpty { walks = walks.map { $0.open(to: unread) } }
            guard case .open(let policies, let needs) = decision else { return walks }
            return walks.map { $0.waiting(for: policies, needs: needs) }
        }
    }

    /// Istio mTLS that was meant for another proxy: whoever put it on does not accept the gateway's identity.
    private func unexpected(
        _ start: Walk, flow: Flow, gateway place: Int, port: Int, _ name: String?, _ passage: GatewayProxy.Passage,
        by originator: Originator
    ) -> Walk {
        var walk = start
        let hop = passage.exits.first.map { self.hop(for: $0, isFirst: start.gateways.isEmpty) } ?? .ingressGateway
        walk.gateways.append(
            GatewayPassage(
                workload: place, port: port, leg: leg(flow, to: hop, medium: .network, from: start), serverName: name,
                server: passage.server))
        walk.failOnArrival(at: originator.hop, .upstreamCertificateVerification)
        return walk
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
        case .answered(let refusal):
            walk.refusal = refusal
            walk.failAtSender(.answeredByRoute)
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
    private func hop(for exit: ClientExit, isFirst: Bool) -> Hop {
        guard case .workload = caller else {
            let leadsOut = exit.upstream.map { mesh.services[$0.service].isExternal } ?? false
            return leadsOut && !isFirst ? .egressGateway : .ingressGateway
        }
        guard let upstream = exit.upstream else { return .egressGateway }
        return mesh.services[upstream.service].isExternal ? .egressGateway : .ingressGateway
    }

    /// The SNI of the outermost layer.
    private func serverName(of flow: Flow, on walk: Walk, heading: Heading) -> String? {
        switch flow.outer {
        case .istioMTLS:
            return walk.originator(of: flow).upstream.map(mesh.serverName)
        case .originated:
            let originator = walk.originator(of: flow)
            if let stated = originator.upstream?.tls.settings.tls?.sni, !stated.isEmpty { return stated }
            // Istio: `setAutoSniAndAutoSanValidation`: only a request has a host to take the name from.
            return walk.readsRequests(originator) ? heading.authority : nil
        case nil:
            guard let own = flow.applicationTLS else { return nil }
            // No client sends an address as SNI (RFC 6066, section 3).
            return own.sni ?? (IPAddress(heading.host) == nil ? heading.host : nil)
        }
    }
}

extension Walk {
    /// Whether the proxy that put a layer on has read the requests in it.
    func readsRequests(_ originator: Originator) -> Bool {
        (originator.gateway.map { gateways[$0].leg } ?? first)?.visibility == .layer7
    }

    /// The walk on its way through one more gateway: those before one that leads out of the mesh lead out as well.
    fileprivate func coming(to gateway: GatewayPassage) -> Walk {
        var walk = self
        walk.gateways.append(gateway)
        guard first != nil, gateway.hop == .egressGateway else { return walk }
        for place in walk.gateways.indices {
            walk.gateways[place].leg.to = .egressGateway
            if place > 0 { walk.gateways[place].leg.from = .egressGateway }
        }
        return walk
    }

    /// The same walk, which is not followed further.
    fileprivate func left(open missing: Missing) -> Walk {
        var walk = self
        walk.missing = missing
        return walk
    }

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
