import Model

/// The HTTP routes of one port of a client's sidecar.
///
/// Istio: `pilot/pkg/networking/core/httproute.go`, `BuildSidecarOutboundVirtualHosts`, and
/// `pilot/pkg/networking/core/route/route.go`, `BuildSidecarVirtualHostWrapper`.
struct HTTPRouting {
    /// Where one route leads, if the request is one that it takes.
    struct Choice: Hashable {
        var action: HTTPRoute.Action
        /// What the request would have to be, where the question does not say; empty for every request.
        var conditions: [String]
        /// The place in `Mesh.virtualServices`; nil for the route that every service has by itself.
        var virtualService: Int?
        /// The Host header that the route gives the request; nil leaves it.
        var authority: String?
        /// Whether it sends the request back to where it came, by HTTPS.
        var returnsToHTTPS = false
        /// Whether it gives the request another path.
        var rewritesPath = false
        /// What it answers by itself, and how often.
        var abort: HTTPRoute.Abort?
        /// Whether it is for what no route takes.
        var isLeftOver = false
        /// What stands behind `uri` or `path` among the conditions.
        var path: PathMatch?
    }

    enum Outcome: Hashable {
        /// The default route of a service, by its place in `Mesh.services`.
        case service(Int)
        /// The routes of a VirtualService, in their order, up to the first that takes every request.
        case routes([Choice])
        /// No virtual host for the name: the catch-all.
        case unknownHost
    }

    let mesh: Mesh
    let scope: Scope
    let port: Int
    /// What of the request's first line is known.
    var line = RequestLine()
    /// The place in `Scope.egress` of the listener that is asked, if there is one.
    private let egress: Int?
    /// The services of the port, one for each host.
    private let services: [Int]
    private let hosts: VirtualServiceHosts
    /// Whether the services and VirtualServices of one name have to be looked up first.
    private let isIndexed: Bool

    init(mesh: Mesh, scope: Scope, port: Int) {
        self.mesh = mesh
        self.scope = scope
        self.port = port
        // Istio asks the listener of the port, else the one for all ports.
        let place = scope.egress.firstIndex { $0.port == nil || $0.port?.number == port }
        egress = place
        if let place, let index = scope.index {
            isIndexed = true
            services = index.services(on: port, egress: place)
            hosts = VirtualServiceHosts(mesh: mesh, virtualServices: [])
            return
        }
        isIndexed = false
        var services: [Int] = []
        for imported in place.map({ scope.egress[$0].services }) ?? []
        where imported.includes(port: port) && mesh.services[imported.service].port(port) != nil {
            services.append(imported.service)
        }
        self.services = services
        hosts = VirtualServiceHosts(mesh: mesh, virtualServices: place.map { scope.egress[$0].virtualServices } ?? [])
    }

    /// The route of a host header on the port's shared listener.
    ///
    /// The virtual hosts of VirtualServices come first: a domain belongs to the first that names it, and the most
    /// specific domain wins.
    func route(host: String) -> Outcome {
        if isIndexed { return restricted(to: host, among: claimants(of: host)).route(host: host) }
        var best: (length: Int, outcome: Outcome)?
        func consider(_ length: Int, _ outcome: @autoclosure () -> Outcome) {
            if length > best?.length ?? -1 { best = (length, outcome()) }
        }
        // Few services have the name that is asked for, however many a VirtualService covers.
        var named = Few<(service: Int, length: Int)>.none
        for service in services where isRoutable(service) {
            if let length = domain(of: service, match: host) { named.append((service, length)) }
        }
        var taken = Few<Int>.none
        for place in hosts.virtualServices {
            let others = unregisteredHosts(of: place, match: host)
            var covered = named
            covered.removeAll { !hosts.covers(place, mesh.services[$0.service].host) }
            if others.isEmpty && covered.isEmpty { continue }
            guard let routes = routes(of: place) else { continue }
            for entry in covered { taken.append(entry.service) }
            for length in others where port == 80 || hasService(place) { consider(length, .routes(routes)) }
            for entry in covered { consider(entry.length, .routes(routes)) }
        }
        for entry in named where !taken.contains(entry.service) { consider(entry.length, .service(entry.service)) }
        return best?.outcome ?? .unknownHost
    }

    /// The route of the listener that one sniffed service has for itself, whatever the host header.
    func route(sniffed service: Int) -> Outcome {
        if isIndexed {
            return restricted(to: mesh.services[service].host, among: [service]).route(sniffed: service)
        }
        let host = mesh.services[service].host
        for place in hosts.virtualServices where hosts.covers(place, host) {
            if let routes = routes(of: place) { return .routes(routes) }
        }
        return .service(service)
    }
}

extension HTTPRouting {
    private init(_ whole: HTTPRouting, services: [Int], virtualServices: [Int]) {
        mesh = whole.mesh
        scope = whole.scope
        port = whole.port
        line = whole.line
        egress = whole.egress
        isIndexed = false
        self.services = services
        hosts = VirtualServiceHosts(mesh: whole.mesh, virtualServices: virtualServices)
    }

    private func claimants(of host: String) -> [Int] {
        scope.index?.meshIndex.claimants(of: host, client: scope.namespace, mesh: mesh) ?? services
    }

    /// The same routing for one name: without the services and VirtualServices that have no say in it.
    private func restricted(to host: String, among services: [Int]) -> HTTPRouting {
        guard let egress, let index = scope.index else { return self }
        let members = index.members(
            speakingOf: host, services: services, among: self.services, port: port, egress: egress, mesh: mesh)
        return HTTPRouting(self, services: members.services, virtualServices: members.virtualServices)
    }

    /// Whether the service speaks HTTP on this port, or may.
    private func isRoutable(_ service: Int) -> Bool {
        guard !mesh.services[service].isAlias, let declared = mesh.services[service].port(port)?.declared else {
            return false
        }
        return declared.isHTTP || declared == .auto
    }

    /// Whether a VirtualService has a service of the port that it is for: on ports but 80 it counts only then.
    private func hasService(_ place: Int) -> Bool {
        services.contains { isRoutable($0) && hosts.covers(place, mesh.services[$0].host) }
    }

    /// How specific the hosts of a VirtualService are that match a name, and that no service of the port has.
    private func unregisteredHosts(of place: Int, match name: String) -> [Int] {
        var result: [Int] = []
        for host in mesh.virtualServices[place].hosts {
            guard let length = Domain(host).match(name) else { continue }
            let isRegistered =
                Host.isWildcard(host)
                ? services.contains { Host.overlap(host, mesh.services[$0].host) }
                : services.contains { mesh.services[$0].host == host }
            if !isRegistered { result.append(length) }
        }
        return result
    }

    private func domain(of place: Int, match host: String) -> Int? {
        let service = mesh.services[place]
        if let length = Domain(service.host).match(host) { return length }
        // Its short names are all beginnings of its name.
        if service.isHeadless || service.host.utf8.starts(with: host.utf8) {
            for domain in ServiceDomains(service, clientNamespace: scope.namespace) {
                if let length = Domain(domain).match(host) { return length }
            }
        }
        if case .ip(let address) = service.address, IPAddress(host) == address { return Int.max }
        guard let egress, !mesh.aliases.isEmpty else { return nil }
        return mesh.aliasNames(of: service, in: scope.egress[egress], client: scope.namespace).contains(host)
            ? Int.max : nil
    }

    /// The routes that this client's proxy gets; nil where there is none.
    ///
    /// Istio: `pilot/pkg/networking/core/route/route.go`, `BuildHTTPRoutesForVirtualService`.
    private func routes(of place: Int) -> [Choice]? {
        var result: [Choice] = []
        var isRouted = false
        for route in mesh.virtualServices[place].http {
            if route.matches.isEmpty {
                result.append(Choice(route, nil, virtualService: place))
                return result
            }
            for match in route.matches where takes(match.client) {
                isRouted = true
                var choice = Choice(route, match, virtualService: place)
                guard let left = line.conditions(left: choice.conditions, path: choice.path) else { continue }
                choice.conditions = left
                result.append(choice)
                if left.isEmpty { return result }
            }
        }
        guard isRouted else { return nil }
        // A request that no route takes is answered by the sidecar itself.
        let conditions = result.isEmpty ? [] : ["none of these"]
        var choice = Choice(action: .directResponse(404), conditions: conditions, virtualService: place)
        choice.isLeftOver = true
        return result + [choice]
    }

    /// Istio: `sourceMatchHTTP`: where gateways are named, labels and namespaces are not looked at.
    private func takes(_ match: ClientMatch) -> Bool {
        if let wanted = match.port, wanted != port { return false }
        if !match.gateways.isEmpty { return match.gateways.contains("mesh") }
        if let wanted = match.sourceNamespace, wanted != scope.namespace { return false }
        return match.sourceLabels.isSubset(of: scope.labels)
    }
}

extension HTTPRouting.Choice {
    /// - Parameter match: nil for a route that takes every request.
    init(_ route: borrowing HTTPRoute, _ match: HTTPRoute.Match?, virtualService: Int) {
        self.init(
            action: route.action, conditions: match?.requestConditions ?? [], virtualService: virtualService,
            authority: route.rewrittenAuthority, returnsToHTTPS: route.returnsToHTTPS,
            rewritesPath: route.rewritesPath, abort: route.fault?.abort, path: match?.path)
    }
}
