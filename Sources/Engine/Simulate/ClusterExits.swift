import Model

/// The ways out of a proxy that its routes and its chains name: a cluster each, or why there is none.
struct ClusterExits {
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
        weighted(destinations).map { destination in
            let host = mesh.virtualServices[place].qualified(destination.host)
            return cluster(
                host, port: destination.port ?? onlyPort(of: host) ?? port, subset: destination.subset, readsHTTP: false
            )
        }
    }

    /// Where an `http` route leads, if the request is one that it takes.
    func exits(_ choice: HTTPRouting.Choice, port: Int) -> [ClientExit] {
        guard let place = choice.virtualService else { return [] }
        let source = mesh.virtualServices[place]
        func unsettled(_ missing: Walk.Missing) -> [ClientExit] {
            [ClientExit(kind: .unsettled(missing), readsHTTP: true, conditions: choice.conditions)]
        }
        switch choice.action {
        case .redirect(let status), .redirectToHTTPS(let status), .directResponse(let status):
            return unsettled(.answeredByRoute(source.source.reference, status: status))
        case .delegate:
            return unsettled(.delegatedRoute(source.source.reference))
        case .route(let destinations):
            return weighted(destinations).map { destination in
                let host = concrete(source.qualified(destination.host))
                var exit = cluster(
                    host, port: destination.port ?? defaultPort(of: host, port: port), subset: destination.subset,
                    readsHTTP: true)
                exit.conditions = choice.conditions
                exit.authority = choice.authority
                return exit
            }
        }
    }

    /// A sidecar's HTTP routes know only services of the dialled port; a gateway's know a service's only port.
    ///
    /// Istio: `pilot/pkg/networking/core/route/route.go`, `GetDestinationCluster`.
    private func defaultPort(of host: String, port: Int) -> Int {
        switch scope.proxy {
        case .sidecar: port
        case .gateway: onlyPort(of: host) ?? port
        }
    }

    /// Destinations with a share of the calls; where none has one, all count.
    private func weighted(_ destinations: [RouteDestination]) -> [RouteDestination] {
        guard destinations.count > 1 else { return destinations }
        let weighted = destinations.filter { $0.weight > 0 }
        return weighted.isEmpty ? destinations : weighted
    }

    /// An ExternalName Service as a destination stands for the host that it names.
    private func concrete(_ host: String) -> String {
        for place in mesh.services(host: host) {
            if case .alias(let other) = mesh.services[place].resolution { return NameResolution.normalized(other) }
        }
        return host
    }

    private func onlyPort(of host: String) -> Int? {
        guard let imported = scope.imported(host, from: mesh) else { return nil }
        let ports = mesh.services[imported.service].ports.filter { imported.includes(port: $0.number) }
        return ports.count == 1 ? ports[0].number : nil
    }
}
