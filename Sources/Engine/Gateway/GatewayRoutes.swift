import Model

/// The HTTP routes of a gateway's servers.
///
/// Istio: `pilot/pkg/networking/core/gateway.go`, `buildGatewayHTTPRouteConfig`.
struct GatewayRoutes {
    enum Outcome {
        case choices([HTTPRouting.Choice], port: Int)
        case redirectToHTTPS
        /// No virtual host has the name, or none of its routes is for this port.
        case none
    }

    /// A domain with the routes of every VirtualService that has it.
    private struct VirtualHost {
        var domain: String
        var choices: [HTTPRouting.Choice]
        var requiresTLS: Bool
    }

    private let mesh: Mesh
    private let scope: Scope
    private var virtualHosts: [VirtualHost] = []
    private let port: Int

    init(mesh: Mesh, scope: Scope, servers: [GatewayServer]) {
        self.mesh = mesh
        self.scope = scope
        port = servers.first?.source.port ?? 0
        for server in servers { add(server) }
    }

    /// The most specific domain; where it asks for TLS, a plaintext request is redirected.
    func route(host: String, isEncrypted: Bool) -> Outcome {
        let best = virtualHosts.max { Domain($0.domain).match(host) ?? -1 < Domain($1.domain).match(host) ?? -1 }
        guard let best, Domain(best.domain).match(host) != nil else { return .none }
        if best.requiresTLS && !isEncrypted { return .redirectToHTTPS }
        // Istio: `SortVHostRoutes`: a route that takes every request stands behind the others.
        let choices =
            best.choices.filter { !$0.conditions.isEmpty } + best.choices.filter(\.conditions.isEmpty).prefix(1)
        return choices.isEmpty ? .none : .choices(choices, port: port)
    }

    private mutating func add(_ server: GatewayServer) {
        let redirects = server.source.tls?.redirectsToHTTPS ?? false
        for place in mesh.virtualServices(for: server, client: scope.namespace) {
            let source = mesh.virtualServices[place]
            let domains = Host.intersection(server.hosts(for: source.namespace), source.hosts)
            let choices = domains.isEmpty ? [] : choices(of: place, at: server)
            if choices.isEmpty { continue }
            for domain in domains { add(domain.lowercased(), choices, requiresTLS: redirects) }
        }
        if redirects {
            for host in server.hosts { add(host, [], requiresTLS: true) }
        }
    }

    private mutating func add(_ domain: String, _ choices: [HTTPRouting.Choice], requiresTLS: Bool) {
        guard let place = virtualHosts.firstIndex(where: { $0.domain == domain }) else {
            virtualHosts.append(VirtualHost(domain: domain, choices: choices, requiresTLS: requiresTLS))
            return
        }
        virtualHosts[place].choices += choices
        virtualHosts[place].requiresTLS = virtualHosts[place].requiresTLS || requiresTLS
    }

    /// Istio: `pilot/pkg/networking/core/route/route.go`, `BuildHTTPRoutesForVirtualService`.
    private func choices(of place: Int, at server: GatewayServer) -> [HTTPRouting.Choice] {
        let source = mesh.virtualServices[place]
        var result: [HTTPRouting.Choice] = []
        for route in source.source.http {
            if route.matches.isEmpty {
                return result + [HTTPRouting.Choice(route, conditions: [], virtualService: place)]
            }
            for match in route.matches where takes(match.client, of: source, at: server) {
                result.append(HTTPRouting.Choice(route, conditions: match.requestConditions, virtualService: place))
                if match.requestConditions.isEmpty { return result }
            }
        }
        return result
    }

    /// Istio: `sourceMatchHTTP`: where gateways are named, labels and namespaces are not looked at.
    private func takes(_ match: ClientMatch, of source: MeshVirtualService, at server: GatewayServer) -> Bool {
        guard source.takes(match, at: server) else { return false }
        if !match.gateways.isEmpty { return true }
        if let wanted = match.sourceNamespace, wanted != scope.namespace { return false }
        return match.sourceLabels.isSubset(of: scope.labels)
    }
}
