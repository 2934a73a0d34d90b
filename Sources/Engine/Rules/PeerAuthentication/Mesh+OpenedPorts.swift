import Model

extension Mesh {
    /// A port of a Service, and the port of the pod that it leads to.
    typealias LedPort = (service: Int, port: MeshService.Port, target: Int)

    /// Whether anything in the manifests opens a port of a workload: a container, a Service, a probe or a Sidecar.
    ///
    /// - Parameter services: the workload's `servicePorts`.
    func opens(_ port: Int, ofWorkload place: Int, services: [LedPort]) -> Bool {
        if services.contains(where: { $0.target == port }) { return true }
        let workload = workloads[place]
        let template = workload.template
        func isOpen(by container: Container) -> Bool {
            container.ports.contains { $0.number == port }
                || container.probes.contains { template.number(of: $0.port, transport: .tcp) == port }
        }
        if template.containers.contains(where: isOpen) || template.initContainers.contains(where: isOpen) {
            return true
        }
        return sidecar(of: workload)?.ingress.contains { $0.port.number == port } ?? false
    }

    /// The ports of Services that lead to a workload.
    func servicePorts(ofWorkload place: Int) -> [LedPort] {
        let workload = workloads[place]
        var result: [LedPort] = []
        let (namespace, template) = (workload.name.namespace, workload.template)
        func add(_ candidate: Int) {
            let service = services[candidate]
            guard service.namespace == namespace, let selector = service.selector,
                selector.isSubset(of: workload.labels)
            else { return }
            if result.isEmpty { result.reserveCapacity(service.ports.count) }
            for port in service.ports {
                guard let target = template.number(of: port.target, transport: port.transport) else {
                    continue
                }
                result.append((candidate, port, target))
            }
        }
        if let likely = index?.services(in: namespace, selecting: workload.labels) {
            likely.forEach(add)
        } else {
            services.indices.forEach(add)
        }
        return result
    }
}
