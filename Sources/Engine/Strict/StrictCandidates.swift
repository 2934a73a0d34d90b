import Model

/// The workloads that could turn STRICT, and are not: those with a sidecar in the scope.
struct StrictCandidates {
    /// Places in `Mesh.workloads`, in order.
    let places: [Int]

    init(_ mesh: Mesh, scope: StrictScope) {
        places = mesh.workloads.indices.filter { place in
            let workload = mesh.workloads[place]
            guard workload.hasSidecar, !mesh.isStrict(workload) else { return false }
            switch scope {
            case .mesh: return true
            case .namespaces(let names): return names.contains(workload.name.namespace)
            }
        }
    }
}

extension Mesh {
    /// Whether a workload's sidecar accepts Istio mTLS alone, on every port.
    func isStrict(_ workload: MeshWorkload) -> Bool {
        let namespace = workload.name.namespace
        let own = workloadPeerAuthentication(namespace: namespace, labels: workload.labels)
        let isWeakened = (own?.portLevels ?? []).contains { $0.mode != .strict && $0.mode != .unset }
        // No port is 0: the mode of every port without one of its own.
        return !isWeakened && peerAuthentication(namespace: namespace, labels: workload.labels, port: 0).mode == .strict
    }
}
