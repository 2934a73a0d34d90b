import Model

extension Mesh {
    /// Whether an EnvoyFilter makes a workload's sidecar speak TLS to its own application.
    ///
    /// Istio: `pilot/pkg/networking/core/envoyfilter/cluster_patch.go`, `clusterMatch`.
    func originatesInbound(_ place: Int, port: Int) -> Bool {
        let workload = workloads[place]
        if envoyFilters.isEmpty { return false }
        let cluster = InboundCluster(inboundPort(ofWorkload: place, port: port), port: port)
        for namespace in Set([settings.rootNamespace, workload.name.namespace]).sorted() {
            for filter in envoyFilters[namespace] where filter.workloadSelector.isSubset(of: workload.labels) {
                for patch in filter.patches {
                    if case .clusterTLS = patch.effect, patch.applies(to: cluster) { return true }
                }
            }
        }
        return false
    }
}

/// The cluster by which a sidecar reaches a port of its own application.
private struct InboundCluster {
    var name: String
    /// 0 for the one that all ports share that nobody declares.
    var port: Int
    /// The Service that declares the port.
    var service: String?

    init(_ inbound: InboundPort, port: Int) {
        switch inbound.declaration {
        case .none:
            name = "InboundPassthroughCluster"
            self.port = 0
        case .sidecar:
            name = "inbound|\(port)||"
            self.port = port
        case .service(let reference, _, _):
            name = "inbound|\(port)||"
            self.port = port
            service = Host.serviceName(reference.name, namespace: reference.namespace)
        }
    }
}

extension EnvoyFilter.Patch {
    fileprivate func applies(to cluster: InboundCluster) -> Bool {
        guard context == .sidecarInbound || context == .any else { return false }
        if let clusterName { return clusterName == cluster.name }
        if let clusterService, clusterService != cluster.service { return false }
        return clusterSubset == nil && (clusterPort ?? 0 == 0 || clusterPort == cluster.port)
    }
}
