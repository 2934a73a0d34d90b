import Model

/// What one proxy does towards the next hop, and why: the client's sidecar, or a gateway on the way.
struct Sending {
    let circumstances: Circumstances
    let hop: Hop
    /// nil where no cluster was chosen.
    let upstream: Upstream?
    let transport: ClusterTransport?
    /// Which DestinationRule decided.
    let tls: Decisions.ClientTLS
    /// How many gateways the call has passed, this hop among them.
    let passed: Int

    private var walk: Walk { circumstances.walk }

    /// What travels from here, and because of what.
    func text(of leg: LegState) -> String {
        switch leg.flow.outer {
        case .istioMTLS where walk.relays(leg.flow, behind: passed):
            return "the Istio mTLS that \(originator(of: leg)) originated travels as it is, because \(rawCause)"
        case .istioMTLS:
            let around = leg.flow.applicationTLS == nil ? "" : " around the application's own TLS (encrypted twice)"
            return String(
                pieces: hop.words, " originates Istio mTLS", around,
                " with its certificate of 24 hours, because ", originationCause)
        case .originated where walk.relays(leg.flow, behind: passed):
            return "the TLS that \(originator(of: leg)) originated travels as it is, because \(rawCause)"
        case .originated(let mutual):
            let certificate = mutual ? "with the user's own client certificate" : "without a client certificate"
            return "\(hop.words) originates TLS \(certificate), because \(originationCause)"
        case nil:
            let protection =
                leg.flow.applicationTLS == nil
                ? "\(leg.flow.payload.words) travels in the clear" : "the application's own TLS travels as it is"
            return "\(protection), because \(rawCause)"
        }
    }

    /// Who put the layer outside on before this hop.
    private func originator(of leg: LegState) -> String {
        walk.originator(of: leg.flow, behind: passed).hop.words
    }

    /// Why a layer is put on.
    private var originationCause: String {
        switch transport {
        case .auto: return "auto mTLS is on and the endpoint has a sidecar"
        case .istioMTLS(.headless): return "auto mTLS is on and every pod of the headless Service has a sidecar"
        case .istioMTLS, .originated, .raw, nil:
            guard let rule = tls.decidedBy else { return "the DestinationRule says so" }
            return rule.clause(" says ", tls.mode)
        }
    }

    /// Why nothing was put on.
    var rawCause: String {
        if upstream == nil || hop == .clientSidecar || hop == .clientApp {
            switch walk.exit {
            case .direct(.noSidecar): return "the client's pod has no sidecar"
            case .direct(.outsideTheMesh): return "the client is outside the mesh"
            case .direct(.notCaptured): return "an annotation keeps this connection away from the client's sidecar"
            case .passthrough(let unmatched): return unmatched.words
            case .refused, .answered, .unsettled: return "the call does not come this far"
            case .cluster: break
            }
        }
        switch transport {
        case .raw(let cause): return words(of: cause)
        case .auto: return autoCause
        case .istioMTLS, .originated, nil: return "nothing asks for TLS"
        }
    }

    private var autoCause: String {
        if let mode = upstream?.tls.endpointMode, mode != .istioMutual {
            return "a DestinationRule above the port's entry says \(mode.rawValue)"
        }
        if passed < walk.gateways.count { return "auto mTLS leaves the pods of gateways in the clear" }
        guard let endpoint = walk.endpoint, endpoint.tlsMode == "istio" else {
            return "auto mTLS leaves endpoints without a sidecar in the clear"
        }
        return "PeerAuthentication of the endpoint says DISABLE, so auto mTLS leaves it in the clear"
    }

    private func words(of cause: ClusterTransport.Cause) -> String {
        switch cause {
        case .destinationRule:
            return tls.decidedBy?.clause(" says DISABLE") ?? "the DestinationRule says DISABLE"
        case .autoMTLSOff: return "`enableAutoMtls` is false and no DestinationRule asks for TLS"
        case .externalService: return "the host is external to the mesh, where auto mTLS never applies"
        case .inferredDisable: return "PeerAuthentication of the server's namespace is DISABLE"
        case .headlessMixed:
            return "a pod behind this headless Service has no sidecar, and then auto mTLS is off for all"
        case .headless: return "every pod of the headless Service has a sidecar"
        case .credentialNameIgnored:
            return "sidecars ignore `credentialName` in a DestinationRule without `workloadSelector`"
        case .certificateMissing:
            return
                "the DestinationRule says MUTUAL without `clientCertificate` and `privateKey`, and Istio then drops its TLS"
        }
    }
}

extension Explanation {
    /// The client's sidecar, or the client without one.
    var clientSending: Sending {
        Sending(
            circumstances: circumstances, hop: walk.first == nil ? .clientApp : .clientSidecar,
            upstream: walk.upstream, transport: walk.transport, tls: clientTLS, passed: 0)
    }

    /// The last proxy before the server: the gateway, where the call passes one.
    var sending: Sending {
        walk.gateways.indices.last.map(sending(ofGateway:)) ?? clientSending
    }

    /// - Parameter place: in `Walk.gateways`.
    func sending(ofGateway place: Int) -> Sending {
        let gateway = walk.gateways[place]
        let isLast = place == walk.gateways.count - 1
        return Sending(
            circumstances: circumstances, hop: gateway.hop, upstream: gateway.upstream, transport: gateway.transport,
            tls: isLast ? gatewayTLS ?? circumstances.tls(of: gateway) : circumstances.tls(of: gateway),
            passed: place + 1)
    }

    /// Who sends to a gateway.
    func sending(toGateway place: Int) -> Sending { place == 0 ? clientSending : sending(ofGateway: place - 1) }
}
