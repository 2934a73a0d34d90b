import Model

extension Mesh {
    /// The servers on one port of a gateway's pods, in the order in which Istio reads them: the oldest Gateway first.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `mergeGateways`: a selector crosses namespaces.
    func gatewayServers(ofWorkload place: Int, port: Int) -> [GatewayServer] {
        let workload = workloads[place]
        var result: [GatewayServer] = []
        for (place, gateway) in gateways.enumerated() {
            guard selects(gateway, workload) else { continue }
            var names: Set<String> = []
            for server in gateway.servers {
                if let name = server.name, !name.isEmpty, !names.insert(name).inserted { continue }
                guard podPorts(of: server.port, workload: workload).contains(port) else { continue }
                result.append(GatewayServer(server, of: gateway, at: place))
            }
        }
        return result
    }

    private func selects(_ gateway: Gateway, _ workload: MeshWorkload) -> Bool {
        guard let managed = gateway.managed else {
            return gateway.selector.map { $0.isSubset(of: workload.labels) } ?? true
        }
        if !managed.services.isEmpty {
            return services(selecting: workload).contains { managed.services.contains($0.host) }
        }
        return workload.name.namespace == gateway.metadata.namespace
            && (workload.labels[ListenerGateway.nameLabel] == managed.gateway
                || workload.name.name == "\(managed.gateway)-istio")
    }

    /// The pod's ports that a server's port stands for: those behind this port of the pod's Services, else itself.
    ///
    /// Istio: `pilot/pkg/model/gateway.go`, `resolvePorts`.
    private func podPorts(of number: Int, workload: MeshWorkload) -> Set<Int> {
        var result: Set<Int> = []
        for service in services(selecting: workload) {
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
        services.filter { service in
            guard service.namespace == workload.name.namespace, let selector = service.selector else { return false }
            return selector.isSubset(of: workload.labels)
        }
    }
}
