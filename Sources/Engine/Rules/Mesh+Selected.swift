import Model

extension Mesh {
    /// The places of the workloads of a namespace that a selector selects.
    func workloads(in namespace: String, selectedBy selector: Labels) -> [Int] {
        if let likely = index?.workloads(in: namespace, selectedBy: selector) {
            return likely.filter { selector.isSubset(of: workloads[$0].labels) }
        }
        return workloads(in: namespace).filter { selector.isSubset(of: workloads[$0].labels) }
    }

    /// Whether a selector finds nothing in its namespace, in a mesh that shows workloads at all.
    func selectsNothing(_ selector: Labels, in namespace: String) -> Bool {
        guard !selector.isEmpty, !workloads.isEmpty else { return false }
        guard workloads(in: namespace, selectedBy: selector).isEmpty else { return false }
        return !objects.workloadEntries.contains {
            $0.metadata.namespace == namespace && selector.isSubset(of: $0.specification.labels)
        }
    }

    /// Whether a selector finds workloads, and none of them has any part in the mesh.
    func selectsNoSidecar(_ selector: Labels, in namespace: String) -> Bool {
        if selector.isEmpty { return false }
        let selected = workloads(in: namespace, selectedBy: selector)
        return !selected.isEmpty && selected.allSatisfy { workloads[$0].decision.dataplane == .none }
    }
}
