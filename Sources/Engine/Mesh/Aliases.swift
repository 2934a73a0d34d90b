import Model

/// The ExternalName Services of a mesh, each followed to a name that is no alias itself.
///
/// Istio: `pilot/pkg/model/push_context.go`, `resolveServiceAliases`.
struct Aliases: Sendable {
    /// By the host of an alias: the name at the end of the chain, or nil where the chain has none.
    private var concrete: [String: String?] = [:]
    /// By the concrete host: the places of its aliases in `Mesh.services`, by host.
    private var places: [String: [Int]] = [:]

    init(_ services: [MeshService]) {
        var next: [String: String] = [:]
        for service in services {
            if case .alias(let other) = service.resolution { next[service.host] = NameResolution.normalized(other) }
        }
        guard !next.isEmpty else { return }
        for (place, service) in services.enumerated() where service.isAlias {
            if let end = follow(service.host, next) { places[end, default: []].append(place) }
        }
        for host in places.keys { places[host]?.sort { services[$0].host < services[$1].host } }
    }

    /// The end of a chain, which every name on the way has too; a name that leads back to itself has none.
    private mutating func follow(_ host: String, _ next: [String: String]) -> String? {
        var path: [String] = []
        var onPath: Set<String> = []
        var current = host
        while !concrete.keys.contains(current), let following = next[current], onPath.insert(current).inserted {
            path.append(current)
            current = following
        }
        let end: String?
        if concrete.keys.contains(current) {
            end = self.host(behind: current)
        } else {
            end = next[current] == nil ? current : nil
        }
        for name in path { concrete[name] = .some(end) }
        return end
    }

    var isEmpty: Bool { concrete.isEmpty }

    /// The host that an alias stands for in the end; nil for one that leads nowhere.
    func host(behind alias: String) -> String? { concrete[alias] ?? nil }

    /// The aliases of a host.
    func of(_ host: String) -> [Int] { places[host] ?? [] }
}

extension Mesh {
    /// Every name that ExternalName Services give to a service, as far as a client's egress listener lets them in.
    ///
    /// Istio: `pilot/pkg/model/sidecar.go`, `matchingAliasService`.
    func aliasNames(of service: MeshService, in egress: Scope.Egress, client namespace: String) -> [String] {
        if aliases.isEmpty { return [] }
        var result: [String] = []
        for place in aliases.of(service.host) {
            let alias = services[place]
            guard egress.hosts.includes(service: alias.host, namespace: service.namespace) else { continue }
            result.append(alias.host)
            result += ServiceDomains(alias, clientNamespace: namespace)
        }
        return result
    }
}
