import Model

/// `port` of a match is the port as the server writes it, and its `gateways` are some of the VirtualService's.
enum MatchForNoServerRule {
    @Sendable static func findings(on service: MeshVirtualService, in context: RuleContext) -> [Finding] {
        guard service.source.generatedFrom == nil, !service.source.gateways.allSatisfy({ $0 == "mesh" }) else {
            return []
        }
        let routes = GatewayRoutesOfService(service).routes
        if routes.isEmpty { return [] }
        let named = Set(service.source.gateways.map(service.gatewayName))
        let servers = context.gateways.servers(boundBy: service)
        var result: [Finding] = []
        for route in routes {
            let reading = servers.filter { $0.routeKind == route.kind }
            for (place, match) in route.matches.enumerated() {
                let path = "/spec/\(route.kind)/\(route.place)/match/\(place)"
                let wanted = Set(match.gateways.map(service.gatewayName))
                if wanted.contains("mesh") || match.gateways.isEmpty && service.isForSidecars { continue }
                if !wanted.isEmpty && wanted.isDisjoint(with: named) {
                    result.append(
                        finding(
                            "it matches \(list(wanted)), which is not among its `gateways`", service,
                            "\(path)/gateways"))
                    continue
                }
                let possible = reading.filter { wanted.isEmpty || wanted.contains($0.gatewayName) }
                guard let port = match.port, !possible.isEmpty, !possible.contains(where: { $0.source.port == port })
                else { continue }
                let ports = Set(possible.map(\.source.port)).sorted().map { "\($0)" }.joined(separator: ", ")
                result.append(
                    finding(
                        "no server that it binds to is written with port \(port); they have \(ports)", service,
                        "\(path)/port"))
            }
        }
        return result
    }

    private static func finding(_ message: String, _ service: MeshVirtualService, _ pointer: String) -> Finding {
        Finding(code: .matchForNoServer, message: message, resource: service.source.reference, pointer: pointer)
    }

    private static func list(_ names: Set<String>) -> String {
        names.sorted().map { "`\($0)`" }.joined(separator: ", ")
    }
}
