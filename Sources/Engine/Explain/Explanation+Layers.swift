import Model

extension Explanation {
    /// The layers of one leg, outermost first.
    func layers(of state: LegState, number: Int) -> [Layer] {
        var result: [Layer] = []
        switch state.flow.outer {
        case .istioMTLS(let offer): result.append(istioMTLS(offer, to: state.to))
        case .originated(let mutual): result.append(originated(mutual: mutual, number: number))
        case nil: break
        }
        if let own = state.flow.applicationTLS { result.append(applicationTLS(own)) }
        return result
    }

    private func istioMTLS(_ offer: Flow.Offer, to hop: Hop) -> Layer {
        Layer(
            kind: .istioMTLS, originator: .clientSidecar, terminator: hop == .serverSidecar ? hop : .serverSidecar,
            clientIdentity: clientIdentity, serverIdentity: serverIdentity, sni: serverName, alpn: offer.protocols)
    }

    private func originated(mutual: Bool, number: Int) -> Layer {
        Layer(
            kind: .originatedTLS, originator: number == 3 ? .serverSidecar : .clientSidecar,
            terminator: lastHop, clientIdentity: nil, serverIdentity: nil,
            sni: number == 3 ? nil : originatedName, alpn: [])
    }

    private func applicationTLS(_ own: Call.TLS) -> Layer {
        Layer(
            kind: .applicationTLS, originator: .clientApp, terminator: lastHop, clientIdentity: nil,
            serverIdentity: nil, sni: own.sni ?? subject.destinations.first?.host, alpn: own.alpn)
    }

    private var lastHop: Hop {
        walk.second?.to == .external ? .external : .serverApp
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

    /// The SNI of Istio mTLS: the cluster's own name, or what the DestinationRule says instead.
    ///
    /// Istio: `pilot/pkg/model/service.go`, `BuildDNSSrvSubsetKey`.
    private var serverName: String? {
        guard let upstream = walk.upstream else { return nil }
        if let stated = upstream.tls.settings.tls?.sni, !stated.isEmpty { return stated }
        let service = mesh.services[upstream.service]
        return String(
            pieces: "outbound_.", String(upstream.port.number), "_.", upstream.subset?.name ?? "", "_.", service.host)
    }

    /// The SNI of TLS that a DestinationRule originates: what it says, or the host of the request.
    private var originatedName: String? {
        guard let upstream = walk.upstream else { return nil }
        return upstream.tls.settings.tls?.sni
    }
}

extension Explanation {
    /// Handshakes and encryptions between the two applications, as far as the call comes.
    var cost: Cost {
        let network = walk.second?.flow.outer
        let inside = walk.third?.flow.outer
        var layers = 0
        if subject.call.applicationTLS != nil { layers += 1 }
        if network != nil { layers += 1 }
        if inside != nil && inside != network { layers += 1 }
        return Cost(handshakes: layers, encryptionsPerByte: layers)
    }
}
