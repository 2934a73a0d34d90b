import Model

/// The ways out of a proxy that its routes and its chains name: a cluster each, or why there is none.
struct ClusterExits {
    /// How many clusters a call is followed to: a text of routes must not cost the product of its parts.
    static let followed = 32

    let mesh: Mesh
    let scope: Scope

    func cluster(_ host: String, port: Int, subset: String?, readsHTTP: Bool) -> ClientExit {
        let sought = scope.imported(host, from: mesh)?.service
        guard let upstream = mesh.upstream(host: host, port: port, subset: subset, scope: scope) else {
            return ClientExit(kind: .refused(.clientClusterNotFound), readsHTTP: readsHTTP, sought: sought)
        }
        return ClientExit(kind: .cluster, upstream: upstream, readsHTTP: readsHTTP, sought: sought)
    }

    /// Where a `tls` or `tcp` route leads.
    ///
    /// - Parameter port: the port that was dialled, where neither the route nor the service names one.
    func exits(virtualService place: Int, _ destinations: [RouteDestination], port: Int) -> [ClientExit] {
        if destinations.isEmpty { return [nowhere] }
        let destinations = weighted(destinations)
        guard destinations.count <= Self.followed else { return [tooMany(destinations.count, readsHTTP: false)] }
        return destinations.map { destination in
            let host = mesh.virtualServices[place].qualified(destination.host)
            return cluster(
                concrete(host, port: nil), port: destination.port ?? onlyPort(of: host) ?? port,
                subset: destination.subset, readsHTTP: false)
        }
    }

    /// Where `http` routes lead; of several that lead to the same, the first stands for all.
    func exits(_ choices: [HTTPRouting.Choice], port: Int) -> [ClientExit] {
        if choices.count == 1, case .route(let destinations) = choices[0].action, destinations.count <= Self.followed {
            return exits(choices[0], port: port)
        }
        var seen: Set<HTTPRouting.Choice> = []
        var distinct: [HTTPRouting.Choice] = []
        var count = 0
        for var choice in choices {
            if case .route(let destinations) = choice.action { choice.action = .route(weighted(destinations)) }
            var way = choice
            way.conditions = []
            way.path = nil
            guard seen.insert(way).inserted else { continue }
            if case .route(let destinations) = choice.action { count += destinations.count }
            distinct.append(choice)
        }
        if count > Self.followed { return [tooMany(count, readsHTTP: true)] }
        return distinct.flatMap { exits($0, port: port) }
    }

    private func tooMany(_ count: Int, readsHTTP: Bool) -> ClientExit {
        ClientExit(kind: .unsettled(.manyRoutes(count)), readsHTTP: readsHTTP)
    }

    /// Where an `http` route leads, if the request is one that it takes.
    func exits(_ choice: HTTPRouting.Choice, port: Int) -> [ClientExit] {
        guard let place = choice.virtualService else { return [] }
        let source = mesh.virtualServices[place]
        func unsettled(_ missing: Walk.Missing) -> [ClientExit] {
            [ClientExit(kind: .unsettled(missing), readsHTTP: true, conditions: choice.conditions)]
        }
        func answered(_ cause: RouteAnswer.Cause, _ status: String, share: Double? = nil) -> ClientExit {
            let answer = RouteAnswer(cause: cause, status: status, share: share)
            return ClientExit(
                kind: .answered(.route(source.source.reference, answer)), readsHTTP: true,
                conditions: choice.conditions)
        }
        if let abort = choice.abort {
            guard abort.isError else { return unsettled(.abortedByRoute(source.source.reference)) }
            if abort.share >= 100 { return [answered(.faultAbort, abort.status)] }
            var others = choice
            others.abort = nil
            return [answered(.faultAbort, abort.status, share: abort.share)] + exits(others, port: port)
        }
        switch choice.action {
        // Where other requests go another way, that is what is to be told of.
        case .directResponse(let status) where status >= 400 && choice.conditions.isEmpty:
            return [answered(choice.isLeftOver ? .noRoute : .directResponse, "\(status)")]
        case .redirect(let status), .redirectToHTTPS(let status), .directResponse(let status):
            return unsettled(.answeredByRoute(source.source.reference, status: status))
        // What two VirtualServices ask for together, and is not told.
        case .delegate:
            return unsettled(.delegatedRoute(source.source.reference))
        case .route(let destinations) where destinations.isEmpty:
            var exit = nowhere
            exit.readsHTTP = true
            exit.conditions = choice.conditions
            exit.isOfAttachedRoute = source.source.isAttachedRoute
            return [exit]
        case .route(let destinations):
            return weighted(destinations).map { destination in
                let host = concrete(source.qualified(destination.host), port: scope.proxy == .sidecar ? port : nil)
                var exit = cluster(
                    host, port: destination.port ?? defaultPort(of: host, port: port), subset: destination.subset,
                    readsHTTP: true)
                exit.conditions = choice.conditions
                exit.authority = choice.authority
                exit.isOfAttachedRoute = source.source.isAttachedRoute
                exit.rewritesPath = choice.rewritesPath
                return exit
            }
        }
    }

    /// A route without a destination.
    private var nowhere: ClientExit { ClientExit(kind: .refused(.clientClusterNotFound), readsHTTP: false) }

    /// A sidecar's HTTP routes know only services of the dialled port; a gateway's know a service's only port.
    ///
    /// Istio: `pilot/pkg/networking/core/route/route.go`, `GetDestinationCluster`.
    private func defaultPort(of host: String, port: Int) -> Int {
        switch scope.proxy {
        case .sidecar: port
        case .gateway: onlyPort(of: host) ?? port
        }
    }

    /// Destinations with a share of the calls, each once; where none has a share, all count.
    private func weighted(_ destinations: [RouteDestination]) -> [RouteDestination] {
        guard destinations.count > 1 else { return destinations }
        let shares = destinations.contains { $0.weight > 0 } ? destinations.filter { $0.weight > 0 } : destinations
        var seen: Set<RouteDestination> = []
        return shares.compactMap { destination in
            var place = destination
            place.weight = 0
            return seen.insert(place).inserted ? place : nil
        }
    }

    /// An ExternalName Service as a destination stands for the host that it names.
    ///
    /// - Parameter port: a port that it has to have for that; nil asks for none.
    private func concrete(_ host: String, port: Int?) -> String {
        if mesh.aliases.isEmpty { return host }
        for place in mesh.services(host: host) {
            guard case .alias(let other) = mesh.services[place].resolution else { continue }
            if let port, mesh.services[place].port(port) == nil { continue }
            return NameResolution.normalized(other)
        }
        return host
    }

    private func onlyPort(of host: String) -> Int? {
        var ports: Set<Int> = []
        for imported in scope.imports(of: host, from: mesh) {
            for port in mesh.services[imported.service].ports where imported.includes(port: port.number) {
                ports.insert(port.number)
            }
        }
        return ports.count == 1 ? ports.first : nil
    }
}

extension VirtualService {
    /// Whether it stands for a route of the Gateway API that reads requests.
    ///
    /// Istio: `pilot/pkg/model/virtualservice.go`, `UseGatewaySemantics`.
    fileprivate var isAttachedRoute: Bool {
        switch generatedFrom.map({ AttachedRoute.Kind(rawValue: $0.kind) }) {
        case .http?, .grpc?: true
        case .tls?, .tcp?, .some(nil), nil: false
        }
    }
}
