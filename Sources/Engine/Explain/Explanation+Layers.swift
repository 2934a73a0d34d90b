import Model

extension Explanation {
    /// The layers of one leg, outermost first.
    func layers(of state: LegState, step: Step) -> [Layer] {
        var result: [Layer] = []
        let place = LegPlace(step, on: walk)
        let originator = walk.originator(of: state.flow, behind: place.passed)
        switch state.flow.outer {
        case .istioMTLS(let offer): result.append(istioMTLS(offer, of: state, place, by: originator))
        case .originated(let mutual): result.append(originated(mutual: mutual, place, by: originator))
        case nil: break
        }
        if case .originated(let mutual)? = state.flow.relayed, let around = originator.gateway {
            let inner = LegPlace(passed: around)
            let first = walk.originator(of: walk.gateways[around].leg.flow, behind: around)
            result.append(originated(mutual: mutual, inner, by: first))
        }
        if let own = state.flow.applicationTLS { result.append(applicationTLS(own)) }
        return result
    }

    private func istioMTLS(_ offer: Flow.Offer, of state: LegState, _ place: LegPlace, by originator: Originator)
        -> Layer
    {
        var end = gateway(ending: place)
        // Where nobody takes it off, it is meant for the next hop.
        if end == nil, walk.second?.to != .serverSidecar, place.passed < walk.gateways.count { end = place.passed }
        return Layer(
            kind: .istioMTLS, originator: originator.hop,
            terminator: end.map { walk.gateways[$0].hop } ?? .serverSidecar,
            clientIdentity: identity(of: originator),
            serverIdentity: end.map { mesh.identity(ofWorkload: walk.gateways[$0].workload) } ?? serverIdentity,
            sni: originator.upstream.map(mesh.serverName), alpn: offer.protocols)
    }

    private func originated(mutual: Bool, _ place: LegPlace, by originator: Originator) -> Layer {
        Layer(
            kind: .originatedTLS, originator: place.isInsideServer ? .serverSidecar : originator.hop,
            terminator: gateway(ending: place).map { walk.gateways[$0].hop } ?? lastHop, clientIdentity: nil,
            serverIdentity: nil, sni: place.isInsideServer ? nil : originator.upstream?.tls.settings.tls?.sni, alpn: [])
    }

    /// The gateway that takes the outermost layer of a leg off, if one does, by its place on the way.
    private func gateway(ending place: LegPlace) -> Int? {
        walk.gateways.indices.first { $0 >= place.passed && walk.gateways[$0].endsTLS }
    }

    /// A gateway that ends TLS ends the client's own where no proxy has put another layer around it.
    private func applicationTLS(_ own: Call.TLS) -> Layer {
        let end = walk.gateways.first { $0.endsTLS && $0.leg.flow.outer == nil }
        return Layer(
            kind: .applicationTLS, originator: .clientApp, terminator: end?.hop ?? lastHop, clientIdentity: nil,
            serverIdentity: nil, sni: own.sni ?? subject.destinations.first?.host, alpn: own.alpn)
    }

    private var lastHop: Hop {
        walk.second?.to == .external ? .external : .serverApp
    }

    /// Whom the end of a layer sees.
    private func identity(of originator: Originator) -> String? {
        originator.gateway.map { mesh.identity(ofWorkload: walk.gateways[$0].workload) } ?? clientIdentity
    }

    /// The SPIFFE ID that the client's sidecar presents.
    var clientIdentity: String? {
        guard case .workload(let place) = subject.caller else { return nil }
        return mesh.identity(ofWorkload: place)
    }

    private var serverIdentity: String? {
        switch walk.endpoint?.place {
        case .workload(let place):
            return mesh.workloads[place].hasSidecar ? mesh.identity(ofWorkload: place) : nil
        case .address(_, let account?, let namespace, _):
            return mesh.settings.identity(namespace: namespace, serviceAccount: account)
        case .address(_, nil, _, _), nil:
            return nil
        }
    }
}

extension Explanation {
    /// Handshakes and encryptions between the two applications, as far as the call comes.
    var cost: Cost {
        let network = walk.second?.flow.outer
        let inside = walk.third?.flow.outer
        var layers = 0
        if subject.call.applicationTLS != nil { layers += 1 }
        for (place, gateway) in walk.gateways.enumerated()
        where gateway.leg.flow.outer != nil && !walk.relays(gateway.leg.flow, behind: place) {
            layers += 1
        }
        if let flow = walk.second?.flow, network != nil, !walk.relays(flow, behind: walk.gateways.count) { layers += 1 }
        if inside != nil && inside != network { layers += 1 }
        return Cost(handshakes: layers, encryptionsPerByte: layers)
    }
}

/// A leg, as its layers are looked at.
private struct LegPlace {
    /// How many gateways the call has passed before it.
    var passed: Int
    var isInsideServer = false

    init(passed: Int) { self.passed = passed }

    init(_ step: Step, on walk: Walk) {
        switch step {
        case .insideClient, .network, .toGateway: passed = 0
        case .fromGateway: passed = 1
        case .fromSecondGateway: passed = 2
        case .fromThirdGateway: passed = 3
        case .insideServer:
            passed = walk.gateways.count
            isInsideServer = true
        }
    }
}
