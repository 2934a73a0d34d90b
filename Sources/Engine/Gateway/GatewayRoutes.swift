import Model

/// The HTTP routes of a gateway's servers.
///
/// Istio: `pilot/pkg/networking/core/gateway.go`, `buildGatewayHTTPRouteConfig`.
struct GatewayRoutes: Sendable {
    enum Outcome {
        case choices([HTTPRouting.Choice], port: Int)
        case redirectToHTTPS
        /// No virtual host has the name, or none of its routes is for this port.
        case none
    }

    /// The routes of every VirtualService that has a domain.
    private struct VirtualHost {
        var choices: [HTTPRouting.Choice] = []
        var requiresTLS = false
    }

    private var virtualHosts: [String: VirtualHost] = [:]
    /// The domains that begin with `*`, the longest first.
    private let wildcards: [String]
    private let port: Int

    init(mesh: Mesh, scope: Scope, servers: [GatewayServer]) {
        port = servers.first?.source.port ?? 0
        var hosts: [String: VirtualHost] = [:]
        for server in servers { Self.add(server, to: &hosts, mesh: mesh, scope: scope) }
        virtualHosts = hosts
        wildcards = hosts.keys.filter(Host.isWildcard).sorted(by: Host.isMoreSpecific)
    }

    /// Every host that has a route or a redirect, in order.
    var domains: [String] { virtualHosts.keys.sorted() }

    /// The most specific domain; where it asks for TLS, a plaintext request is redirected.
    func route(host: String, isEncrypted: Bool, line: RequestLine = RequestLine()) -> Outcome {
        let domain = virtualHosts[host] == nil ? wildcards.first { Domain($0).match(host) != nil } : host
        guard let domain, let best = virtualHosts[domain] else { return .none }
        if best.requiresTLS && !isEncrypted { return .redirectToHTTPS }
        // Istio: `SortVHostRoutes`: a route that takes every request stands behind the others.
        let ordered =
            best.choices.filter { !$0.conditions.isEmpty } + best.choices.filter(\.conditions.isEmpty).prefix(1)
        var choices: [HTTPRouting.Choice] = []
        for var choice in ordered {
            guard let left = line.conditions(left: choice.conditions, path: choice.path) else { continue }
            choice.conditions = left
            choices.append(choice)
            if left.isEmpty { break }
        }
        return choices.isEmpty ? .none : .choices(choices, port: port)
    }

    private static func add(
        _ server: GatewayServer, to hosts: inout [String: VirtualHost], mesh: Mesh, scope: Scope
    ) {
        let redirects = server.source.tls?.redirectsToHTTPS ?? false
        for place in mesh.virtualServices(for: server, client: scope.namespace) {
            let source = mesh.virtualServices[place]
            let domains = Host.intersection(server.hosts(for: source.namespace), source.hosts)
            let choices = domains.isEmpty ? [] : choices(of: source, at: place, server, scope)
            if choices.isEmpty { continue }
            for domain in domains {
                let name = domain.lowercased()
                hosts[name, default: VirtualHost()].choices += choices
                if redirects { hosts[name]?.requiresTLS = true }
            }
        }
        if redirects {
            for host in server.hosts { hosts[host, default: VirtualHost()].requiresTLS = true }
        }
    }

    /// Istio: `pilot/pkg/networking/core/route/route.go`, `BuildHTTPRoutesForVirtualService`.
    private static func choices(
        of source: MeshVirtualService, at place: Int, _ server: GatewayServer, _ scope: Scope
    ) -> [HTTPRouting.Choice] {
        var result: [HTTPRouting.Choice] = []
        for route in source.http {
            if route.matches.isEmpty {
                return result + [HTTPRouting.Choice(route, nil, virtualService: place)]
            }
            for match in route.matches where takes(match.client, of: source, at: server, scope) {
                result.append(HTTPRouting.Choice(route, match, virtualService: place))
                if match.requestConditions.isEmpty { return result }
            }
        }
        return result
    }

    /// Istio: `sourceMatchHTTP`: where gateways are named, labels and namespaces are not looked at.
    private static func takes(
        _ match: ClientMatch, of source: MeshVirtualService, at server: GatewayServer, _ scope: Scope
    ) -> Bool {
        guard source.takes(match, at: server) else { return false }
        if !match.gateways.isEmpty { return true }
        if let wanted = match.sourceNamespace, wanted != scope.namespace { return false }
        return match.sourceLabels.isSubset(of: scope.labels)
    }
}
