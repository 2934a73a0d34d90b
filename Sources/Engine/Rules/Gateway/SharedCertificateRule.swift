import Model

/// Clients send requests for a second host over the connection to the first, where one certificate is good for both:
/// the server of the first has no route for it.
enum SharedCertificateRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        var seen: Set<GatewayServer> = []
        return context.gateways.ports(of: place).flatMap { port -> [Finding] in
            let servers = port.kept.filter { $0.credential != nil }
            return servers.filter { $0.gateway == place && !seen.contains($0) }.compactMap { server -> Finding? in
                let others = servers.filter { $0.isBeside(server) }
                for other in others {
                    guard let host = context.gateways.misdirectedHost(from: server, to: other, on: port) else {
                        continue
                    }
                    seen.insert(server)
                    return finding(server, other, host, in: context.mesh)
                }
                return nil
            }
        }
    }

    private static func finding(
        _ server: GatewayServer, _ other: GatewayServer, _ host: String, in mesh: Mesh
    ) -> Finding {
        let isOfAPI = mesh.gateways[server.gateway].generatedFrom != nil
        return Finding(
            code: .sharedCertificate,
            message: "`\(server.credential ?? "")` is the certificate of \(other.words) of "
                + "\(mesh.gateways[other.gateway].reference) too: a request for `\(host)` over a connection to "
                + "`\(server.sniHosts.first ?? "")` finds no route here",
            resource: mesh.gateways[server.gateway].reference,
            pointer: server.pointer(in: mesh) + (isOfAPI ? "" : "/tls/credentialName"))
    }
}

extension GatewayProxies {
    /// A host that `other` has routes for, and `server` none.
    fileprivate func misdirectedHost(
        from server: GatewayServer, to other: GatewayServer, on port: Port
    ) -> String? {
        let scope = scope(of: port.workload)
        let (here, there) = (
            GatewayRoutes(mesh: mesh, scope: scope, servers: port.merged.byRouteName[server.routeName] ?? []),
            GatewayRoutes(mesh: mesh, scope: scope, servers: port.merged.byRouteName[other.routeName] ?? [])
        )
        if here.domains.isEmpty { return nil }
        return there.domains.first { domain in
            // One name stands for all that a wildcard covers.
            let host = Host.wildcardSuffix(of: domain).map { "any\($0)" } ?? domain
            return !there.isWithoutRoute(host) && here.isWithoutRoute(host)
        }
    }
}

extension GatewayRoutes {
    fileprivate func isWithoutRoute(_ host: String) -> Bool {
        if case .none = route(host: host, isEncrypted: true) { return true }
        return false
    }
}

extension GatewayServer {
    /// The Secret of the certificate with which it ends the clients' TLS.
    fileprivate var credential: String? {
        switch source.tls?.mode {
        case .simple, .mutual, .optionalMutual: return terminatesHTTPS ? source.tls?.credentialNames.first : nil
        case .passthrough, .autoPassthrough, .istioMutual, nil: return nil
        }
    }

    /// Whether it is another server of the same listener with the same certificate.
    fileprivate func isBeside(_ other: GatewayServer) -> Bool {
        routeName != other.routeName && bind == other.bind && credential == other.credential
    }
}
