import Model

extension Mesh {
    /// Whether anything in the manifests opens a port of a workload: a container, a Service, a probe or a Sidecar.
    func opens(_ port: Int, ofWorkload place: Int) -> Bool {
        let workload = workloads[place]
        let template = workload.template
        for container in template.containers + template.initContainers {
            if container.ports.contains(where: { $0.number == port }) { return true }
            if container.probes.contains(where: { template.number(of: $0.port, transport: .tcp) == port }) {
                return true
            }
        }
        if sidecar(of: workload)?.ingress.contains(where: { $0.port.number == port }) ?? false { return true }
        return servicePorts(ofWorkload: place).contains { $0.target == port }
    }

    /// The ports of Services that lead to a workload, each with the port of the pod that it leads to.
    func servicePorts(ofWorkload place: Int) -> [(service: Int, port: MeshService.Port, target: Int)] {
        let workload = workloads[place]
        var result: [(service: Int, port: MeshService.Port, target: Int)] = []
        let namespace = workload.name.namespace
        for candidate in index?.services(in: namespace, selecting: workload.labels) ?? Array(services.indices) {
            guard services[candidate].namespace == namespace, let selector = services[candidate].selector,
                selector.isSubset(of: workload.labels)
            else { continue }
            for port in services[candidate].ports {
                guard let target = workload.template.number(of: port.target, transport: port.transport) else {
                    continue
                }
                result.append((candidate, port, target))
            }
        }
        return result
    }
}
