import Model

extension Mesh {
    /// The servers on each port of a gateway's pods, in the order in which Istio reads them: the oldest Gateway first.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `mergeGateways`: a selector crosses namespaces.
    func gatewayServers(ofWorkload place: Int) -> [Int: [GatewayServer]] {
        let workload = workloads[place]
        let services = services(selecting: workload)
        var result: [Int: [GatewayServer]] = [:]
        for (place, gateway) in gateways.enumerated() where Self.selects(gateway, workload, behind: services) {
            var names: Set<String> = []
            for server in gateway.servers {
                if let name = server.name, !name.isEmpty, !names.insert(name).inserted { continue }
                let own = GatewayServer(server, of: gateway, at: place)
                for port in Self.podPorts(of: server.port, workload: workload, behind: services) {
                    result[port, default: []].append(own)
                }
            }
        }
        return result
    }

    /// Whether a Gateway is for the pods of a workload, by the services that select them.
    static func selects(_ gateway: Gateway, _ workload: MeshWorkload, behind services: [MeshService]) -> Bool {
        guard let managed = gateway.managed else {
            return gateway.selector.map { $0.isSubset(of: workload.labels) } ?? true
        }
        if !managed.services.isEmpty {
            return services.contains { managed.services.contains($0.host) }
        }
        return workload.name.namespace == gateway.metadata.namespace
            && (workload.labels[ListenerGateway.nameLabel] == managed.gateway
                || workload.name.name == "\(managed.gateway)-istio")
    }

    /// The pod's ports that a server's port stands for: those behind this port of the pod's Services, else itself.
    ///
    /// Istio: `pilot/pkg/model/gateway.go`, `resolvePorts`.
    private static func podPorts(
        of number: Int, workload: MeshWorkload, behind services: [MeshService]
    ) -> Set<Int> {
        var result: Set<Int> = []
        for service in services {
            for port in service.ports where port.number == number {
                guard let target = workload.template.number(of: port.target, transport: port.transport) else {
                    continue
                }
                result.insert(target)
            }
        }
        return result.isEmpty ? [number] : result
    }

    /// The services whose selector a workload's pods fit.
    func services(selecting workload: MeshWorkload) -> [MeshService] {
        let namespace = workload.name.namespace
        let likely = index?.services(in: namespace, selecting: workload.labels) ?? Array(services.indices)
        return likely.map { services[$0] }.filter { service in
            guard service.namespace == namespace, let selector = service.selector else { return false }
            return selector.isSubset(of: workload.labels)
        }
    }
}
