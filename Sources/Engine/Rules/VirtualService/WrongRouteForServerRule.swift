import Model

/// Each server of a Gateway reads routes of one kind alone: by its protocol, and by what it does with TLS.
enum WrongRouteForServerRule {
    @Sendable static func findings(on service: MeshVirtualService, in context: RuleContext) -> [Finding] {
        guard service.source.generatedFrom == nil, !service.source.gateways.allSatisfy({ $0 == "mesh" }) else {
            return []
        }
        let routes = GatewayRoutesOfService(service).routes
        if routes.isEmpty { return [] }
        let servers = context.gateways.servers(boundBy: service)
        if servers.isEmpty { return [] }
        return ["http", "tls", "tcp"].compactMap { kind in
            guard routes.contains(where: { $0.kind == kind }), !servers.contains(where: { $0.routeKind == kind }) else {
                return nil
            }
            let names = servers.prefix(3).map { server in
                let reads = server.routeKind.map { "reads `\($0)` routes" } ?? "reads none"
                return "\(server.words) of \(context.mesh.gateways[server.gateway].reference) \(reads)"
            }
            return Finding(
                code: .wrongRouteForServer,
                message: "no server that it binds to reads its `\(kind)` routes: \(names.joined(separator: "; "))",
                resource: service.source.reference, pointer: "/spec/\(kind)")
        }
    }
}
