import Model

/// How a client outside the mesh comes to the gateway that it dials.
struct GatewayEntrance {
    let mesh: Mesh
    let gateway: WorkloadName
    /// A workload, or the one that Istio makes for a Gateway of the Gateway API.
    private let place: Int?

    init(mesh: Mesh, gateway: WorkloadName) {
        self.mesh = mesh
        self.gateway = gateway
        place =
            mesh.workload(gateway)
            ?? mesh.workload(WorkloadName(namespace: gateway.namespace, name: "\(gateway.name)-istio"))
    }

    /// What keeps the question from being walked.
    func missing(for caller: Simulation.Caller) -> Walk.Missing? {
        if case .workload = caller { return .gatewayFromInside(gateway) }
        guard let place else { return .gateway(gateway) }
        return mesh.workloads[place].decision.dataplane == .gateway ? nil : .noGateway(gateway)
    }

    /// The port dialled is one of the gateway's Services; without a Service, one of its pods.
    func destinations(host: String, port: Int) -> [Dialled] {
        let address = place.map { Dialled.Address.gateway($0, port: podPort(behind: port)) }
        return [
            Dialled(address: address ?? .nothing, port: port, host: NameResolution.normalized(host), service: nil)
        ]
    }

    /// The protocol of the server that has the host, or of the first one there; nil where none listens.
    func declared(host: String, port: Int) -> PortProtocol? {
        guard let place, let pod = podPort(behind: port) else { return nil }
        let servers = mesh.gatewayViews.servers(of: place, in: mesh)[pod] ?? []
        let name = NameResolution.normalized(host)
        let own = servers.filter { $0.names.contains { Host.matches(pattern: $0, name: name) } }
        return (own.first { $0.names.contains(name) } ?? own.first ?? servers.first)?.declared
    }

    /// The pods' port; nil where no Service leads there.
    func podPort(behind port: Int) -> Int? {
        guard let place else { return nil }
        let workload = mesh.workloads[place]
        let services = mesh.services(selecting: workload).filter(\.isKubernetes)
        if services.isEmpty { return port }
        for service in services {
            for candidate in service.ports where candidate.number == port {
                let target = workload.template.number(of: candidate.target, transport: candidate.transport)
                if let target { return target }
            }
        }
        return nil
    }
}
