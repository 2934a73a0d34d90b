import Model

extension Simulation {
    /// How many gateways one call is followed through.
    static let followedGateways = 3

    /// The leg to a gateway's pod, and all ways on from there.
    ///
    /// - Parameter count: of the places that the last proxy balances between.
    func pass(
        _ start: consuming Walk, flow: Flow, through place: Int, among count: Int, port: Int, heading: Heading,
        into walks: inout [Walk]
    ) {
        if start.gateways.count == Self.followedGateways {
            start.missing = .manyGateways(mesh.workloads[place].name)
            return walks.append(start)
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
                let client = flow.outer == nil ? Hop.clientApp : start.originator(of: flow).hop
                start.gateways.append(
                    GatewayPassage(
                        workload: place, port: port, leg: leg(flow, to: hop, medium: .network, from: start.sender),
                        serverName: name, server: passage.server))
                start.fail(start.arrival, at: side == .server ? hop : client, fault)
                return walks.append(start)
            }
        }
        if passage.chain?.termination == .istioMutual, case .istioMTLS = flow.outer {
            let originator = start.originator(of: flow)
            let endpoint = Endpoint(place: .workload(place), port: port, tlsMode: mesh.workloads[place].tlsMode)
            if !isExpected(place, by: originator.upstream, at: endpoint) {
                return walks.append(
                    unexpected(start, flow: flow, gateway: place, port: port, name, passage, by: originator))
            }
        }
        let decision = access(
            of: start, toGateway: place, port: port, passage: passage, flow: flow, serverName: name, heading: heading)
        let ways = passage.exits.count * (start.gateways.last.map { $0.ways * count } ?? 1)
        if !start.gateways.isEmpty && ways > ClusterExits.followed {
            start.missing = .manyRoutes(ways)
            return walks.append(start)
        }
        for exit in passage.exits {
            var walk = copy start
            let hop = hop(for: exit, isFirst: walk.gateways.isEmpty)
            var here = GatewayPassage(
                workload: place, port: port, leg: leg(flow, to: hop, medium: .network, from: walk.sender),
                serverName: name, server: passage.server, upstream: exit.upstream, ways: ways)
            if walk.gateways.contains(where: here.repeats) {
                walk.missing = .gatewayLoop(mesh.workloads[place].name)
                walks.append(walk)
                continue
            }
            here.leg.visibility = exit.readsHTTP ? .layer7 : .layer4
            walk.come(to: here)
            walk.conditions += exit.conditions
            walk.isOfAttachedRoute = exit.isOfAttachedRoute
            if evidence != nil, let own = exit.authority { walk.heading?.authority = own }
            if case .denied(let refusal) = decision {
                walk.refusal = refusal
                walk.failAtSender(.authorizationDenied)
                walks.append(walk)
                continue
            }
            let unread = mesh.unreadFilters(at: here, readsHTTP: exit.readsHTTP)
            let first = walks.count
            var next = heading
            next.follow(exit)
            forward(walk, through: exit, inner: passage.inner, heading: next, into: &walks)
            for place in first..<walks.count {
                if !unread.isEmpty { walks[place].open(to: unread) }
                if case .open(let policies, let needs) = decision { walks[place].wait(for: policies, needs: needs) }
            }
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
                workload: place, port: port, leg: leg(flow, to: hop, medium: .network, from: start.sender),
                serverName: name, server: passage.server))
        walk.failOnArrival(at: originator.hop, .upstreamCertificateVerification)
        return walk
    }

    /// A port that leads nowhere: nothing of the gateway's listens where the client connects.
    func unexposed(_ start: Walk, flow: Flow, gateway place: Int, port: Int) -> Walk {
        var walk = start
        walk.gateways = [
            GatewayPassage(
                workload: place, port: port, leg: leg(flow, to: .ingressGateway, medium: .network, from: start.sender))
        ]
        walk.failAtSender(.gatewayNoListener)
        return walk
    }

    private func forward(
        _ start: consuming Walk, through exit: ClientExit, inner: Flow, heading: Heading, into walks: inout [Walk]
    ) {
        switch exit.kind {
        case .refused(let reason):
            start.failAtSender(reason)
        case .answered(let refusal):
            start.refusal = refusal
            start.failAtSender(.answeredByRoute)
        case .unsettled(let missing):
            start.missing = missing
        case .cluster, .direct, .passthrough:
            if let upstream = exit.upstream {
                return walk(
                    start, to: upstream, inner: inner, readsHTTP: exit.readsHTTP, dialled: nil, heading: heading,
                    into: &walks)
            }
            start.failAtSender(.clientClusterNotFound)
        }
        walks.append(start)
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

    /// Goes through one more gateway: those before one that leads out of the mesh lead out as well.
    fileprivate mutating func come(to gateway: GatewayPassage) {
        gateways.append(gateway)
        guard first != nil, gateway.hop == .egressGateway else { return }
        for place in gateways.indices {
            gateways[place].leg.to = .egressGateway
            if place > 0 { gateways[place].leg.from = .egressGateway }
        }
    }

    /// A call that a policy at a gateway may refuse is never called working.
    fileprivate mutating func wait(for policies: [ObjectReference], needs: [String]) {
        if failure == nil && missing == nil { missing = .authorization(policies, needs: needs) }
    }
}

extension Walk {
    /// Leaves the call open by filters that may end it otherwise.
    fileprivate mutating func open(to filters: [ObjectReference]) {
        if missing == nil { missing = .gatewayFilters(filters, without: verdict, failure?.reason) }
    }
}
