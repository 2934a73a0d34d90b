import Model

extension Explanation {
    /// The leg to a gateway: what comes to it, and what it makes of it.
    func gatewayLegText(_ place: Int) -> String {
        let gateway = walk.gateways[place]
        let text = sending(toGateway: place).text(of: gateway.leg)
        let isLast = place == walk.gateways.count - 1
        if isLast, walk.endsAtGateway, let failure = walk.failure {
            return "\(text); at \(failure.at.words) it ends: \(walk.failureWords)"
        }
        guard walk.missing == nil || !isLast, let server = circumstances.serverText(of: gateway) else { return text }
        let reads = gateway.leg.visibility == .layer7 ? "reads the requests" : "relays the bytes unread"
        return "\(text); \(server) \(endedLayerText(at: place))\(reads)"
    }

    private func endedLayerText(at place: Int) -> String {
        let gateway = walk.gateways[place]
        switch gateway.server?.source.tls?.mode {
        case .passthrough, .autoPassthrough: return ""
        case nil: return ""
        case .some:
            guard let server = gateway.server, !server.declared.isHTTP else { return "" }
            switch gateway.leg.flow.outer {
            case .istioMTLS: return "takes the Istio mTLS off and "
            case .originated:
                return "takes the TLS of \(walk.originator(of: gateway.leg.flow, behind: place).hop.words) off and "
            case nil: return "takes the client's TLS off and "
            }
        }
    }

    /// What the last proxy that sends was told: the gateway, where the call passes one and is not refused on the way to it.
    var sendingTLS: Decisions.ClientTLS {
        if walk.endsAtGateway, walk.failure?.reason == .upstreamCertificateVerification,
            walk.failure?.at != walk.gateway?.hop
        {
            return sending(toGateway: walk.gateways.count - 1).tls
        }
        return gatewayTLS ?? clientTLS
    }
}
