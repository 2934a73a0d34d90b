package import Model

extension Mesh {
    /// The Sidecar that a workload's proxy follows: the first of its namespace whose selector fits, then the one
    /// without a selector, then the root namespace's without a selector.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `doGetSidecarScope`.
    package func sidecar(of workload: MeshWorkload) -> Sidecar? {
        sidecar(namespace: workload.name.namespace, labels: workload.labels)
    }

    func sidecar(namespace: String, labels: Labels) -> Sidecar? {
        if sidecars.isEmpty { return nil }
        let own = sidecars[namespace]
        for sidecar in own where sidecar.workloadSelector.isSubset(of: labels) { return sidecar }
        // A namespace whose Sidecars all select others still reads the root namespace's.
        return sidecars[settings.rootNamespace].first { $0.workloadSelector.isEmpty }
    }
}
