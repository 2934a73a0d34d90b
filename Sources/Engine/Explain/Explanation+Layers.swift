import Model

extension Explanation {
    /// The layers of one leg, outermost first.
    func layers(of state: LegState, step: Step) -> [Layer] {
        var result: [Layer] = []
        switch state.flow.outer {
        case .istioMTLS(let offer): result.append(istioMTLS(offer, of: state, step: step))
        case .originated(let mutual): result.append(originated(mutual: mutual, of: state, step: step))
        case nil: break
        }
        if case .originated(let mutual)? = state.flow.relayed {
            result.append(originated(mutual: mutual, of: state, step: .toGateway))
        }
        if let own = state.flow.applicationTLS { result.append(applicationTLS(own)) }
        return result
    }

    private func istioMTLS(_ offer: Flow.Offer, of state: LegState, step: Step) -> Layer {
        let upstream = step == .toGateway ? walk.upstream : walk.lastUpstream
        let originator = step == .insideServer ? walk.sender : state.from
        return Layer(
            kind: .istioMTLS, originator: originator, terminator: step == .toGateway ? state.to : .serverSidecar,
            clientIdentity: step == .toGateway ? clientIdentity : senderIdentity,
            serverIdentity: step == .toGateway ? gatewayIdentity : serverIdentity,
            sni: upstream.map(mesh.serverName), alpn: offer.protocols)
    }

    private func originated(mutual: Bool, of state: LegState, step: Step) -> Layer {
        let upstream = step == .toGateway ? walk.upstream : walk.lastUpstream
        return Layer(
            kind: .originatedTLS, originator: step == .toGateway ? .clientSidecar : state.from,
            terminator: step == .toGateway && walk.gateway?.endsTLS ?? false ? state.to : lastHop, clientIdentity: nil,
            serverIdentity: nil, sni: step == .insideServer ? nil : upstream?.tls.settings.tls?.sni, alpn: [])
    }

    /// A gateway that ends TLS ends the client's own where no proxy has put another layer around it.
    private func applicationTLS(_ own: Call.TLS) -> Layer {
        let isEndedAtGateway = walk.gateway.map { $0.endsTLS && $0.leg.flow.outer == nil } ?? false
        return Layer(
            kind: .applicationTLS, originator: .clientApp,
            terminator: isEndedAtGateway ? walk.gateway?.hop ?? lastHop : lastHop, clientIdentity: nil,
            serverIdentity: nil, sni: own.sni ?? subject.destinations.first?.host, alpn: own.alpn)
    }

    private var lastHop: Hop {
        walk.second?.to == .external ? .external : .serverApp
    }

    private var gatewayIdentity: String? {
        walk.gateway.map { mesh.identity(ofWorkload: $0.workload) }
    }

    /// Whom the server's sidecar sees: the gateway, where the call passes one.
    private var senderIdentity: String? { gatewayIdentity ?? clientIdentity }

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
        if walk.gateway?.leg.flow.outer != nil { layers += 1 }
        if network != nil && walk.addsLayer { layers += 1 }
        if inside != nil && inside != network { layers += 1 }
        return Cost(handshakes: layers, encryptionsPerByte: layers)
    }
}

extension Walk {
    /// Whether the last proxy puts a layer of its own on the network leg.
    fileprivate var addsLayer: Bool {
        guard gateway != nil else { return true }
        if case .raw? = lastTransport { return false }
        return true
    }
}
