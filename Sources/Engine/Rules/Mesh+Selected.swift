import Model

extension Mesh {
    /// The places of the workloads of a namespace that a selector selects, one after the other.
    func workloads(in namespace: String, selectedBy selector: Labels) -> some Sequence<Int> {
        workloads(in: namespace).lazy.filter { [workloads] in selector.isSubset(of: workloads[$0].labels) }
    }

    /// Whether a selector finds nothing in its namespace, in a mesh that shows workloads at all.
    func selectsNothing(_ selector: Labels, in namespace: String) -> Bool {
        guard !selector.isEmpty, !workloads.isEmpty else { return false }
        if workloads(in: namespace, selectedBy: selector).contains(where: { _ in true }) { return false }
        return !objects.workloadEntries.contains {
            $0.metadata.namespace == namespace && selector.isSubset(of: $0.specification.labels)
        }
    }

    /// Whether a selector finds workloads, and none of them has any part in the mesh.
    func selectsNoSidecar(_ selector: Labels, in namespace: String) -> Bool {
        if selector.isEmpty { return false }
        var isAny = false
        for place in workloads(in: namespace, selectedBy: selector) {
            guard workloads[place].decision.dataplane == .none else { return false }
            isAny = true
        }
        return isAny
    }
}
