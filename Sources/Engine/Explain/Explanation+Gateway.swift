import Model

extension Explanation {
    /// Leg 2.1: what comes to the gateway, and what it makes of it.
    var gatewayLegText: String {
        guard let gateway = walk.gateway else { return "" }
        var text = clientSending.text(of: gateway.leg)
        if let failure = walk.failure, failure.step == .toGateway {
            text += "; at \(failure.at.words) it ends: \(failure.reason.words)"
            return text
        }
        guard walk.missing == nil, let server = gatewayServerText else { return text }
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

    /// `server 443 (HTTPS, SIMPLE) of Gateway shop/public`.
    var gatewayServerText: String? {
        guard let server = walk.gateway?.server else { return nil }
        let mode = server.declared.isHTTP ? nil : server.source.tls?.mode.rawValue
        let kind = [server.source.protocolName, mode].compactMap { $0 }.joined(separator: ", ")
        return "server \(server.source.port) (\(kind)) of \(mesh.gateways[server.gateway].reference)"
    }

    /// Which part of the gateway a failure there is about.
    var gatewayText: String? {
        if let text = gatewayServerText { return text }
        guard let gateway = walk.gateway else { return nil }
        let name = mesh.workloads[gateway.workload].name.text
        if case .gateway(_, nil)? = subject.destinations.first?.address {
            return "no Service of \(name) exposes port \(gateway.port)"
        }
        return "port \(gateway.port) of \(name)"
    }

    /// The server of the Gateway, and where in the object.
    var gatewayPlace: (object: ObjectReference, pointer: String)? {
        guard let server = walk.gateway?.server else { return nil }
        let gateway = mesh.gateways[server.gateway]
        guard let place = gateway.servers.firstIndex(of: server.source) else { return nil }
        return (gateway.reference, "/spec/servers/\(place)")
    }

    /// What the last proxy that sends was told: the gateway, where the call passes one.
    var sendingTLS: Decisions.ClientTLS { decisions.gatewayTLS ?? decisions.clientTLS }
}
