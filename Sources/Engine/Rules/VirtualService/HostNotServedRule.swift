import Model

/// A VirtualService binds to those servers of a Gateway that serve one of its hosts, and to no other.
enum HostNotServedRule {
    @Sendable static func findings(on service: MeshVirtualService, in context: RuleContext) -> [Finding] {
        guard service.source.generatedFrom == nil else { return [] }
        let proxies = context.gateways
        let named = service.source.gateways.enumerated().compactMap { place, written in
            proxies.byName[service.gatewayName(written)].map { (place: place, gateway: $0) }
        }
        var result: [Finding] = []
        for (place, gateway) in named where !proxies.servers(of: gateway).contains(where: service.binds) {
            result.append(
                Finding(
                    code: .hostNotServed,
                    message: "no server of \(context.mesh.gateways[gateway].reference) serves "
                        + "\(list(service.source.hosts)): \(served(by: gateway, for: service, in: context))",
                    resource: service.source.reference, pointer: "/spec/gateways/\(place)"))
        }
        guard result.isEmpty, !service.isForSidecars, named.count == service.source.gateways.count else {
            return result
        }
        let servers = proxies.servers(boundBy: service).flatMap { $0.hosts(for: service.namespace) }
        for (place, host) in service.hosts.enumerated() where !servers.contains(where: { Host.overlap($0, host) }) {
            result.append(
                Finding(
                    code: .hostNotServed,
                    message: "no server of the Gateways that it names serves `\(host)`",
                    resource: service.source.reference, pointer: "/spec/hosts/\(place)"))
        }
        return result
    }

    private static func served(by gateway: Int, for service: MeshVirtualService, in context: RuleContext) -> String {
        let servers = context.gateways.servers(of: gateway)
        let elsewhere = servers.contains { server in
            let own = Set(server.hosts(for: service.namespace))
            return server.names.contains { host in
                !own.contains(host) && service.hosts.contains { Host.overlap(host, $0) }
            }
        }
        if elsewhere { return "it serves them to VirtualServices of other namespaces" }
        return "it serves \(list(Set(servers.flatMap(\.source.hosts)).sorted()))"
    }

    private static func list(_ hosts: [String]) -> String {
        let names = hosts.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        return hosts.count > 3 ? "\(names) and \(hosts.count - 3) more" : names
    }
}
