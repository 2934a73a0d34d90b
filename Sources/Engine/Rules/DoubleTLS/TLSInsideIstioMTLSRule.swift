import Model

/// An egress gateway takes Istio mTLS off and reads HTTP, where the application's own TLS is inside.
enum TLSInsideIstioMTLSRule {
    /// A `tls` route leads TLS to the gateway that it knows by its SNI.
    @Sendable static func findings(on service: MeshVirtualService, in context: RuleContext) -> [Finding] {
        guard service.isForSidecars else { return [] }
        return service.source.tls.enumerated().flatMap { place, route in
            let names = route.matches.filter { $0.client.gateways.isEmpty || $0.client.gateways.contains("mesh") }
                .flatMap(\.sniHosts)
            if names.isEmpty { return [Finding]() }
            return route.destinations.compactMap { destination in
                let host = service.qualified(destination.host)
                guard let server = context.gateways.reader(host, destination.port, names) else { return nil }
                return finding(
                    server, "`tls` route \(place) of \(service.source.reference) leads TLS to it", in: context.mesh)
            }
        }
    }

    /// The same of a call that breaks by it.
    static func finding(_ explanation: Explanation) -> Finding? {
        guard explanation.walk.failure?.reason == .gatewayHTTPParseError, let gateway = explanation.walk.gateway,
            let server = gateway.server, server.source.tls?.mode == .istioMutual,
            gateway.leg.flow.applicationTLS != nil
        else { return nil }
        return finding(server, "the application's own TLS is inside", in: explanation.mesh)
    }

    private static func finding(_ server: GatewayServer, _ what: String, in mesh: Mesh) -> Finding {
        Finding(
            code: .tlsInsideIstioMTLS,
            message: "\(server.words) reads HTTP in the Istio mTLS that it takes off, and \(what)",
            resource: mesh.gateways[server.gateway].reference, pointer: server.pointer(in: mesh))
    }
}

extension GatewayProxies {
    /// The server behind a Service's port that ends Istio mTLS and reads HTTP in it, for one of these names.
    fileprivate func reader(_ host: String, _ number: Int?, _ names: [String]) -> GatewayServer? {
        for place in mesh.services(host: host) {
            let service = mesh.services[place]
            for port in service.ports where port.number == number ?? port.number {
                for endpoint in mesh.endpoints(of: service, port: port) {
                    guard case .workload(let workload) = endpoint.place else { continue }
                    for candidate in ports where candidate.workload == workload && candidate.number == endpoint.port {
                        for server in candidate.kept
                        where server.terminatesHTTPS && server.source.tls?.mode == .istioMutual {
                            let isFor = server.names.contains { own in names.contains { Host.overlap(own, $0) } }
                            if isFor { return server }
                        }
                    }
                }
            }
        }
        return nil
    }
}
