import Model

/// A listener of the Gateway API whose certificates cannot be used becomes no server.
enum ListenerLeftOutRule {
    @Sendable static func findings(on gateway: ListenerGateway, in context: RuleContext) -> [Finding] {
        let conversion = GatewayAPIConversion(source: context.mesh.objects)
        guard conversion.isIstio(gateway) else { return [] }
        return gateway.listeners.enumerated().compactMap { place, listener in
            guard case .leftOut(let reason) = conversion.certificates(of: listener, gateway) else { return nil }
            let name = listener.hostname.map { " for `\($0)`" } ?? ""
            return Finding(
                code: .listenerLeftOut,
                message:
                    "listener `\(listener.name)` (\(listener.protocolName), port \(listener.port))\(name) is left out: \(reason)",
                resource: gateway.reference, pointer: "/spec/listeners/\(place)/tls")
        }
    }
}
