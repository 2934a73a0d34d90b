import Model

/// A gateway that passes TLS on unopened, and is told to encrypt it again: two originators, one terminator.
enum RelayedAndOriginatedRule {
    @Sendable static func findings(on port: GatewayProxies.Port, in context: RuleContext) -> [Finding] {
        let (mesh, scope) = (context.mesh, context.gateways.scope(of: port.workload))
        let listener = mesh.gatewayViews.listener(of: port.workload, port: port.number, in: mesh)
        let clusters = ClusterExits(mesh: mesh, scope: scope)
        var result: [Finding] = []
        // A chain without any match takes plaintext too.
        for chain in listener?.chains ?? [] where chain.termination == nil && !chain.matchesAll {
            guard case .route(let place, let destinations) = chain.action, chain.server.isPassthrough else { continue }
            let port = chain.server.source.port
            for exit in clusters.exits(virtualService: place, destinations, port: port) {
                guard let upstream = exit.upstream, mesh.originates(upstream) else { continue }
                let what = "\(chain.server.words) of \(mesh.gateways[chain.server.gateway].reference) passes TLS on"
                result.append(finding(upstream, what, in: mesh))
            }
        }
        return result
    }

    /// The same of a call that breaks by it.
    static func finding(_ explanation: Explanation) -> Finding? {
        let walk = explanation.walk
        guard walk.failure?.reason == .tlsInTLS, let place = walk.originator.gateway,
            case let gateway = walk.gateways[place], let upstream = gateway.upstream,
            explanation.mesh.originates(upstream)
        else { return nil }
        let what = "\(explanation.circumstances.serverText(of: gateway) ?? "the gateway") passes the client's TLS on"
        return finding(upstream, what, in: explanation.mesh)
    }

    private static func finding(_ upstream: Upstream, _ what: String, in mesh: Mesh) -> Finding {
        let service = mesh.services[upstream.service]
        let place = mesh.place(ofTLS: upstream)
        let mode = upstream.tls.settings.tls?.mode.rawValue ?? ""
        return Finding(
            code: service.isExternal ? .encryptedTwiceAtEgress : .encryptedTwiceAtIngress,
            message: "\(what), and \(mode) for port \(upstream.port.number) of `\(service.host)` encrypts it again",
            resource: place.rule, pointer: place.pointer)
    }
}

extension Mesh {
    /// Whether a proxy puts TLS of the user's own around what it sends to a cluster.
    func originates(_ upstream: Upstream) -> Bool {
        if case .originated = transport(of: upstream) { return true }
        return false
    }
}
