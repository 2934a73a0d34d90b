import Model

/// What a rule looks at beside its object: the mesh, and from where hosts are called.
///
/// A class, so that what several rules need is found once, and only where one asks for it.
final class RuleContext {
    let mesh: Mesh
    /// The namespaces of clients with a sidecar, in order: one for a call, every such namespace for a mesh.
    let clients: [String]
    /// The place of the service that is called, where only one is.
    private let called: Int?
    /// The gateways that run, by their places in `Mesh.workloads`: for a call the one that it passes.
    private let gatewayPods: [Int]

    /// For one call.
    init(mesh: Mesh, client: String?, called: Int?, gateway: Int? = nil) {
        self.mesh = mesh
        self.called = called
        gatewayPods = gateway.map { [$0] } ?? []
        clients = client.map { [$0] } ?? []
    }

    /// For the whole mesh.
    init(mesh: Mesh) {
        self.mesh = mesh
        called = nil
        var clients: [String] = []
        for workload in mesh.workloads where workload.hasSidecar && clients.last != workload.name.namespace {
            clients.append(workload.name.namespace)
        }
        self.clients = clients
        gatewayPods = mesh.workloads.indices.filter { mesh.workloads[$0].decision.dataplane == .gateway }
    }

    /// The workload whose ports a rule asked for last, as the next rule often asks for the same.
    private var last: (workload: Int, ports: [Mesh.LedPort])?

    /// The ports of Services that lead to a workload.
    func servicePorts(ofWorkload place: Int) -> [Mesh.LedPort] {
        if let last, last.workload == place { return last.ports }
        let ports = mesh.servicePorts(ofWorkload: place)
        last = (place, ports)
        return ports
    }

    private(set) lazy var gateways = GatewayProxies(mesh: mesh, workloads: gatewayPods)

    /// The services that a DestinationRule's host matches; of a call the one that is called, if it does.
    func services(coveredBy rule: DestinationRule) -> [Int] {
        guard let called, Host.matches(pattern: rule.qualifiedHost, name: mesh.services[called].host) else {
            return mesh.services(coveredBy: rule)
        }
        return [called]
    }

    /// Of the clients, one for each way in which they may find DestinationRules: those of namespaces with rules of their
    /// own, or that a rule names, differ from the rest, and the rest not from each other.
    private(set) lazy var distinctClients: [String] = {
        if clients.count < 2 { return clients }
        var special: Set<String> = [mesh.settings.rootNamespace]
        for rule in mesh.objects.destinationRules {
            special.insert(rule.metadata.namespace)
            special.formUnion(rule.exportTo)
        }
        return clients.filter(special.contains) + clients.filter { !special.contains($0) }.prefix(1)
    }()

    struct RoutedSubset: Hashable {
        var host: String
        var name: String
    }

    /// Whether any VirtualService routes to a subset of a host, which may be a wildcard.
    func isRouted(_ subset: String, of host: String) -> Bool {
        // A call has few VirtualServices around it, and asks once.
        if called != nil, mesh.virtualServices.count <= 8, !Host.isWildcard(host) {
            return mesh.virtualServices.contains { service in
                service.leads { $0.subset == subset && service.qualified($0.host) == host }
            }
        }
        guard Host.isWildcard(host) else { return routedSubsets.contains(RoutedSubset(host: host, name: subset)) }
        return routedSubsets.contains { $0.name == subset && Host.matches(pattern: host, name: $0.host) }
    }

    /// Whether a gateway routes to a host, which may be a wildcard.
    func isBehindGateway(_ host: String) -> Bool {
        guard Host.isWildcard(host) else { return hostsBehindGateways.contains(host) }
        return hostsBehindGateways.contains { Host.matches(pattern: host, name: $0) }
    }

    /// Whether any `http` route leads to a port of a host: then requests are read before they come there.
    func hasHTTPRoute(to host: String, port: Int) -> Bool {
        hostsOfHTTPRoutes.contains(RoutedPort(host: host, port: port))
            || hostsOfHTTPRoutes.contains(RoutedPort(host: host, port: nil))
    }

    private struct RoutedPort: Hashable {
        var host: String
        var port: Int?
    }

    private lazy var hostsOfHTTPRoutes: Set<RoutedPort> = {
        var result: Set<RoutedPort> = []
        for service in mesh.virtualServices {
            for route in service.http {
                guard case .route(let destinations) = route.action else { continue }
                for destination in destinations {
                    result.insert(RoutedPort(host: service.qualified(destination.host), port: destination.port))
                }
            }
        }
        return result
    }()

    /// The subsets to which any VirtualService routes, for sidecars or for gateways.
    private lazy var routedSubsets: Set<RoutedSubset> = {
        var result: Set<RoutedSubset> = []
        for service in mesh.virtualServices {
            for destination in service.everyDestination {
                guard let subset = destination.subset else { continue }
                result.insert(RoutedSubset(host: service.qualified(destination.host), name: subset))
            }
        }
        return result
    }()

    /// The hosts to which gateways route: those that VirtualServices with a gateway lead to.
    private lazy var hostsBehindGateways: Set<String> = {
        var result: Set<String> = []
        for service in mesh.virtualServices where service.source.gateways.contains(where: { $0 != "mesh" }) {
            for destination in service.everyDestination { result.insert(service.qualified(destination.host)) }
        }
        return result
    }()
}

extension MeshVirtualService {
    /// Whether any route has such a destination.
    fileprivate func leads(to isMeant: (RouteDestination) -> Bool) -> Bool {
        for route in http {
            if case .route(let destinations) = route.action, destinations.contains(where: isMeant) { return true }
        }
        return source.tls.contains { $0.destinations.contains(where: isMeant) }
            || source.tcp.contains { $0.destinations.contains(where: isMeant) }
    }

    /// Every destination of every route, whoever it is for.
    fileprivate var everyDestination: [RouteDestination] {
        var result = source.tls.flatMap(\.destinations) + source.tcp.flatMap(\.destinations)
        for route in http {
            if case .route(let destinations) = route.action { result += destinations }
        }
        return result
    }
}
