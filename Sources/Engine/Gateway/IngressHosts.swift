import Model

/// The hosts and ports that a client outside the mesh is to find at one gateway.
///
/// What leads out of the mesh is left out: hosts outside of it that the mesh's own calls come through the gateway for.
struct IngressHosts {
    private let mesh: Mesh
    private let workload: MeshWorkload
    private let servers: [Int: [GatewayServer]]
    private let entrance: GatewayEntrance
    /// The hosts that VirtualServices lead to the gateway from inside, and those outside the mesh.
    private let led: [String]
    private let external: [String]

    /// - Parameter place: in `Mesh.workloads`.
    init(mesh: Mesh, workload place: Int) {
        self.mesh = mesh
        workload = mesh.workloads[place]
        servers = mesh.gatewayViews.servers(of: place, in: mesh)
        entrance = GatewayEntrance(mesh: mesh, gateway: workload.name)
        let own = Set(mesh.services(selecting: workload).map(\.host))
        let routes = servers.isEmpty || own.isEmpty ? [] : mesh.virtualServices
        led = routes.filter { $0.isForSidecars && !own.isDisjoint(with: $0.destinations) }.flatMap(\.hosts)
        external = led.isEmpty ? [] : mesh.services.filter(\.isExternal).map(\.host)
    }

    /// Names and wildcards by the port that is dialled.
    var all: [Int: Set<String>] {
        var result: [Int: Set<String>] = [:]
        for (port, servers) in dialled {
            let served = Set(servers.flatMap(hosts)).filter { !leadsOut($0) }
            if !served.isEmpty { result[port, default: []].formUnion(served) }
        }
        return result
    }

    /// By the ports of the gateway's Services; what none of them exposes is dialled by the number that the Gateway gives.
    private var dialled: [(port: Int, servers: [GatewayServer])] {
        let services = mesh.services(selecting: workload).filter(\.isKubernetes)
        if services.isEmpty { return servers.map { ($0.key, $0.value) } }
        let numbers = Set(services.flatMap(\.ports).filter { $0.transport == .tcp }.map(\.number))
        var result: [(port: Int, servers: [GatewayServer])] = []
        var exposed: Set<Int> = []
        for number in numbers {
            guard let pod = entrance.podPort(behind: number), let servers = servers[pod] else { continue }
            exposed.insert(pod)
            result.append((number, servers))
        }
        for (pod, servers) in servers where !exposed.contains(pod) {
            for server in servers where !numbers.contains(server.source.port) {
                result.append((server.source.port, [server]))
            }
        }
        return result
    }

    /// The server's own names, and what bound VirtualServices have of its wildcards.
    private func hosts(of server: GatewayServer) -> Set<String> {
        // The names of clusters are asked for by other networks' gateways alone.
        if server.source.tls?.mode == .autoPassthrough { return [] }
        var result = Set(server.names.filter { !Host.isWildcard($0) })
        for place in mesh.virtualServices(for: server, client: workload.name.namespace) {
            let route = mesh.virtualServices[place]
            guard server.isPassthrough else {
                result.formUnion(Host.intersection(server.hosts(for: route.namespace), route.hosts))
                continue
            }
            for match in route.source.tls.flatMap(\.matches) where route.takes(match.client, at: server) {
                result.formUnion(match.sniHosts)
            }
        }
        return Set(result.map(NameResolution.normalized))
    }

    private func leadsOut(_ host: String) -> Bool {
        led.contains { Host.overlap($0, host) } && external.contains { Host.overlap($0, host) }
    }
}

extension MeshVirtualService {
    /// The full names of all hosts that its routes name.
    fileprivate var destinations: [String] {
        let http = self.http.flatMap { route in
            if case .route(let destinations) = route.action { return destinations }
            return []
        }
        return (http + source.tls.flatMap(\.destinations) + source.tcp.flatMap(\.destinations)).map {
            qualified($0.host)
        }
    }
}
