import Model

/// A port is declared to bring TLS, and a DestinationRule encrypts what comes by it again.
enum OriginatedOnTLSPortRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        context.originations(of: rule).compactMap { upstream in
            let service = context.mesh.services[upstream.service]
            guard upstream.proxy == .sidecar, upstream.port.declared.class == .tls,
                !context.hasHTTPRoute(to: service.host, port: upstream.port.number)
            else { return nil }
            return finding(upstream, in: context.mesh)
        }
    }

    /// The same of a call that breaks by it.
    static func finding(_ explanation: Explanation) -> Finding? {
        guard explanation.walk.failure?.reason == .tlsInTLS, explanation.walk.gateway == nil,
            let upstream = explanation.walk.upstream, explanation.mesh.originates(upstream)
        else { return nil }
        return finding(upstream, in: explanation.mesh)
    }

    private static func finding(_ upstream: Upstream, in mesh: Mesh) -> Finding {
        let place = mesh.place(ofTLS: upstream)
        let mode = upstream.tls.settings.tls?.mode.rawValue ?? ""
        return Finding(
            code: .encryptedTwiceAtSidecar,
            message: "\(mode) encrypts again what comes by port \(upstream.port.number) of "
                + "`\(mesh.services[upstream.service].host)` (\(upstream.port.declared.rawValue)) as TLS",
            resource: place.rule, pointer: place.pointer)
    }
}
