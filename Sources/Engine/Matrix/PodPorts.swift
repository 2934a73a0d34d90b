import Model

/// The ports of Services behind which the kubelet probes, or Prometheus scrapes, a port of a pod.
///
/// A pod's port that no Service leads to has no host by which it could be asked about, and is left out.
struct PodPorts {
    private let mesh: Mesh
    private let index: MeshIndex
    private let workloads: [MeshWorkload]

    /// - Parameter namespace: whose pods count; nil for all.
    init(_ mesh: Mesh, namespace: String? = nil) {
        self.mesh = mesh
        index = mesh.madeIndex
        guard let namespace else {
            workloads = Array(mesh.workloads)
            return
        }
        workloads =
            mesh.workloads[mesh.workloads(in: namespace)]
            + mesh.workloads[mesh.sortedWorkloads...].filter { $0.name.namespace == namespace }
    }

    var probed: Set<MatrixServer> {
        var result: Set<MatrixServer> = []
        for workload in workloads where !workload.isScaledToZero {
            var ports: Set<Int> = []
            for container in workload.template.containers + workload.template.initContainers {
                for probe in container.probes where (probe.host ?? "").isEmpty {
                    if let port = workload.template.number(of: probe.port, transport: .tcp) { ports.insert(port) }
                }
            }
            if !ports.isEmpty { insert(ports, of: workload, into: &result) }
        }
        return result
    }

    /// What annotations tell Prometheus to scrape. Of a pod with a sidecar it asks the agent instead, past every policy,
    /// unless merging is off.
    ///
    /// Istio: `pkg/kube/inject/webhook.go`, `applyPrometheusMerge`.
    var scraped: Set<MatrixServer> {
        var result: Set<MatrixServer> = []
        for workload in workloads where !workload.isScaledToZero {
            let annotations = workload.template.annotations
            guard annotations["prometheus.io/scrape"] == "true" else { continue }
            let isMerged =
                mesh.settings.enablePrometheusMerge && workload.hasSidecar
                && annotations["prometheus.istio.io/merge-metrics"] != "false"
            if isMerged { continue }
            let stated = annotations["prometheus.io/port"].flatMap { Int($0) }
            let first = workload.template.containers.lazy.flatMap(\.ports).first?.number
            if let port = stated ?? first { insert([port], of: workload, into: &result) }
        }
        return result
    }

    /// The first Service's port that leads to each port of the pods.
    private func insert(_ ports: Set<Int>, of workload: MeshWorkload, into result: inout Set<MatrixServer>) {
        var rest = ports
        for place in index.services(in: workload.name.namespace, selecting: workload.labels) where !rest.isEmpty {
            let service = mesh.services[place]
            guard service.isKubernetes, let selector = service.selector, selector.isSubset(of: workload.labels) else {
                continue
            }
            for port in service.ports where port.transport == .tcp {
                guard let target = workload.template.number(of: port.target, transport: .tcp),
                    rest.remove(target) != nil
                else { continue }
                result.insert(MatrixServer(host: service.host, port: port.number))
            }
        }
    }
}
