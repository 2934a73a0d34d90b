import Model

/// How a client outside the mesh comes to the gateway that it dials.
struct GatewayEntrance {
    let mesh: Mesh
    let caller: Simulation.Caller
    let gateway: WorkloadName

    /// A workload, or the one that Istio makes for a Gateway of the Gateway API.
    private var place: Int? {
        mesh.workload(gateway)
            ?? mesh.workload(WorkloadName(namespace: gateway.namespace, name: "\(gateway.name)-istio"))
    }

    /// What keeps the question from being walked.
    var missing: Walk.Missing? {
        if case .workload = caller { return .gatewayFromInside(gateway) }
        guard let place else { return .gateway(gateway) }
        return mesh.workloads[place].decision.dataplane == .gateway ? nil : .noGateway(gateway)
    }

    /// The port dialled is one of the gateway's Services; without a Service, one of its pods.
    func destinations(host: String, port: Int) -> [Dialled] {
        let address = place.map { place in
            Dialled.Address.gateway(place, port: podPort(behind: port, of: mesh.workloads[place]))
        }
        return [
            Dialled(address: address ?? .nothing, port: port, host: NameResolution.normalized(host), service: nil)
        ]
    }

    private func podPort(behind port: Int, of workload: MeshWorkload) -> Int? {
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
