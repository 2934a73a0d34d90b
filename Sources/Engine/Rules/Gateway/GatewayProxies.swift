import Model

/// The proxies of gateways as rules look at them: which servers each has on each of its ports.
struct GatewayProxies {
    /// One port of a gateway's pods.
    struct Port {
        /// The place in `Mesh.workloads`.
        let workload: Int
        let number: Int
        /// Of all Gateways, the oldest first.
        let servers: [GatewayServer]
        let merged: MergedServers

        init(workload: Int, number: Int, servers: [GatewayServer]) {
            self.workload = workload
            self.number = number
            self.servers = servers
            merged = MergedServers(servers)
        }
    }

    let mesh: Mesh
    let workloads: [Int]
    let ports: [Port]
    /// The places of the workloads that a Gateway selects, by its place in `Mesh.gateways`.
    private let selected: [Int: [Int]]
    /// The places of Gateways by `namespace/name`.
    let byName: [String: Int]

    init(mesh: Mesh, workloads: [Int]) {
        self.mesh = mesh
        self.workloads = workloads
        var selected: [Int: [Int]] = [:]
        var ports: [Port] = []
        for workload in workloads {
            let servers = mesh.gatewayViews.servers(of: workload, in: mesh)
            for gateway in Set(servers.values.joined().map(\.gateway)) {
                selected[gateway, default: []].append(workload)
            }
            ports += servers.keys.sorted().map {
                Port(workload: workload, number: $0, servers: servers[$0] ?? [])
            }
        }
        self.selected = selected
        self.ports = ports
        var byName: [String: Int] = [:]
        for (place, gateway) in mesh.gateways.enumerated() {
            byName[String(pieces: gateway.metadata.namespace, "/", gateway.metadata.name)] = place
        }
        self.byName = byName
    }

    /// The workloads whose pods a Gateway configures.
    func workloads(of gateway: Int) -> [Int] { selected[gateway] ?? [] }

    /// The ports on which servers of a Gateway are asked for.
    func ports(of gateway: Int) -> [Port] {
        ports.filter { port in port.servers.contains { $0.gateway == gateway } }
    }

    func scope(of workload: Int) -> Scope { mesh.gatewayViews.scope(of: workload, in: mesh) }

    /// The servers of a Gateway, with its place in `Mesh.gateways`.
    func servers(of gateway: Int) -> [GatewayServer] {
        mesh.gateways[gateway].servers.map { GatewayServer($0, of: mesh.gateways[gateway], at: gateway) }
    }

    /// The servers of the Gateways that a VirtualService names, as far as they serve one of its hosts.
    func servers(boundBy service: MeshVirtualService) -> [GatewayServer] {
        Set(service.source.gateways.map(service.gatewayName)).sorted().compactMap { byName[$0] }
            .flatMap(servers).filter(service.binds)
    }
}

extension GatewayProxies.Port {
    /// Those that become chains.
    var kept: [GatewayServer] { merged.groups.flatMap(\.servers) }
}

extension GatewayServer {
    /// The routes of a VirtualService that it reads; nil where it needs none.
    var routeKind: String? {
        if isHTTP { return "http" }
        switch source.tls?.mode {
        case .passthrough: return "tls"
        case .autoPassthrough: return nil
        case .simple, .mutual, .istioMutual, .optionalMutual, nil: return "tcp"
        }
    }

    /// `server 443 (HTTPS, SIMPLE)`.
    var words: String {
        let mode = declared.isHTTP ? nil : source.tls?.mode.rawValue
        return "server \(source.port) (\([source.protocolName, mode].compactMap { $0 }.joined(separator: ", ")))"
    }

    /// Where it stands in its Gateway.
    func pointer(in mesh: Mesh) -> String {
        let gateway = mesh.gateways[self.gateway]
        guard gateway.generatedFrom == nil, let place = gateway.servers.firstIndex(of: source) else {
            return "/spec/listeners"
        }
        return "/spec/servers/\(place)"
    }
}
