import Model

/// Builds the chains that the servers of one listener come to.
struct GatewayChainBuilder {
    let mesh: Mesh
    let scope: Scope
    let merged: MergedServers

    /// Istio: `pilot/pkg/networking/core/gateway.go`, `buildGatewayTCPBasedFilterChains`.
    func chains(of groups: [MergedServers.Group]) -> [GatewayChain] {
        var result: [GatewayChain] = []
        var passed: [String: String] = [:]
        for group in groups {
            if group.declared.isHTTP, let first = group.servers.first {
                let servers = group.routeName.flatMap { merged.byRouteName[$0] } ?? []
                result.append(GatewayChain(action: .http(servers), server: first))
                continue
            }
            for server in group.servers { result += chains(of: server, passed: &passed) }
        }
        return result
    }

    private func chains(of server: GatewayServer, passed: inout [String: String]) -> [GatewayChain] {
        if server.terminatesHTTPS {
            return [
                GatewayChain(
                    action: .http(merged.byRouteName[server.routeName] ?? []), termination: server.source.tls?.mode,
                    sniHosts: server.sniHosts, server: server)
            ]
        }
        switch server.source.tls?.mode {
        case .passthrough: return passthrough(server, passed: &passed)
        case .autoPassthrough: return automatic(server)
        case let mode:
            guard let action = tcpRoute(server) else { return [] }
            return [GatewayChain(action: action, termination: mode, sniHosts: server.sniHosts, server: server)]
        }
    }

    /// Istio: `buildGatewayNetworkFiltersFromTCPRoutes`: the first route that fits is for all.
    private func tcpRoute(_ server: GatewayServer) -> GatewayChain.Action? {
        for place in mesh.virtualServices(for: server, client: scope.namespace) where isBound(place, to: server) {
            let source = mesh.virtualServices[place]
            for route in source.source.tcp {
                let fits = route.matches.isEmpty || route.matches.contains { source.takes($0.client, at: server) }
                if fits { return .route(virtualService: place, destinations: route.destinations) }
            }
        }
        return nil
    }

    /// Istio: `buildGatewayNetworkFiltersFromTLSRoutes`: names that another route has are skipped, with their match.
    private func passthrough(_ server: GatewayServer, passed: inout [String: String]) -> [GatewayChain] {
        var result: [GatewayChain] = []
        for place in mesh.virtualServices(for: server, client: scope.namespace) where isBound(place, to: server) {
            let source = mesh.virtualServices[place]
            for route in source.source.tls {
                for match in route.matches where source.takes(match.client, at: server) {
                    if match.sniHosts.contains(where: { passed[$0] == server.bind }) { continue }
                    for host in match.sniHosts { passed[host] = server.bind }
                    result.append(
                        GatewayChain(
                            action: .route(virtualService: place, destinations: route.destinations),
                            sniHosts: match.sniHosts, server: server))
                }
            }
        }
        return result
    }

    /// Istio: `builtAutoPassthroughFilterChains`.
    private func automatic(_ server: GatewayServer) -> [GatewayChain] {
        var result: [GatewayChain] = []
        for imported in scope.imports {
            let service = mesh.services[imported.service]
            guard !service.isExternal,
                server.sniHosts.contains(where: { Host.matches(pattern: $0, name: service.host) })
            else { continue }
            for port in service.ports where port.declared != .udp {
                let rule = mesh.destinationRules.rule(for: service, client: scope.namespace, labels: scope.labels)
                for subset in [""] + (rule?.rule.subsets.map(\.name) ?? []) {
                    result.append(
                        GatewayChain(
                            action: .cluster(
                                host: service.host, port: port.number, subset: subset.isEmpty ? nil : subset),
                            sniHosts: ["outbound_.\(port.number)_.\(subset)_.\(service.host)"], server: server))
                }
            }
        }
        return result
    }

    private func isBound(_ place: Int, to server: GatewayServer) -> Bool {
        mesh.virtualServices[place].binds(to: server)
    }
}
