import Model

extension Explanation {
    /// Leg 2.1: what comes to the gateway, and what it makes of it.
    var gatewayLegText: String {
        guard let gateway = walk.gateway else { return "" }
        var text = clientSending.text(of: gateway.leg)
        if let failure = walk.failure, failure.step == .toGateway {
            text += "; at \(failure.at.words) it ends: \(walk.failureWords)"
            return text
        }
        guard walk.missing == nil, let server = circumstances.gatewayServerText else { return text }
        let reads = gateway.leg.visibility == .layer7 ? "reads the requests" : "relays the bytes unread"
        return "\(text); \(server) \(endedLayerText(at: gateway))\(reads)"
    }

    private func endedLayerText(at gateway: GatewayPassage) -> String {
        switch gateway.server?.source.tls?.mode {
        case .passthrough, .autoPassthrough: return ""
        case nil: return ""
        case .some:
            guard let server = gateway.server, !server.declared.isHTTP else { return "" }
            switch gateway.leg.flow.outer {
            case .istioMTLS: return "takes the Istio mTLS off and "
            case .originated: return "takes the TLS of the client's sidecar off and "
            case nil: return "takes the client's TLS off and "
            }
        }
    }

    /// What the last proxy that sends was told: the gateway, where the call passes one.
    var sendingTLS: Decisions.ClientTLS { gatewayTLS ?? clientTLS }
}
