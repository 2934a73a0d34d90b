import Model

/// The workloads of the manifests, each with the pods and ReplicaSets that belong to it.
enum WorkloadList {
    /// In the order of their names; of two kinds with one name, the one whose kind comes first.
    static func make(from objects: Objects, namespaceLabels: (String) -> Labels?) -> [MeshWorkload] {
        let (owners, owned) = split(objects.workloads)
        let result = owners.indices.map { place in
            MeshWorkload(
                owners[place], pods: owned.isEmpty ? [] : pods(of: owners[place].reference, among: owned),
                namespaceLabels: namespaceLabels(owners[place].metadata.namespace))
        }
        return result.inOrder { left, right in
            left.name == right.name ? left.reference.kind < right.reference.kind : left.name < right.name
        }
    }

    /// Workloads whose controller is among the manifests belong to it.
    private static func split(_ workloads: [Workload]) -> (owners: [Workload], owned: [ObjectReference: [Workload]]) {
        guard workloads.indices.contains(where: { workloads[$0].owner != nil }) else { return (workloads, [:]) }
        let known = Set(workloads.map(\.reference))
        var owners: [Workload] = []
        var owned: [ObjectReference: [Workload]] = [:]
        for workload in workloads {
            if let owner = workload.owner, known.contains(owner) {
                owned[owner, default: []].append(workload)
            } else {
                owners.append(workload)
            }
        }
        return (owners, owned)
    }

    private static func pods(of owner: ObjectReference, among owned: [ObjectReference: [Workload]]) -> [Workload] {
        // A list of what is still to be looked at, because a text may nest owners as deep as it likes.
        var result: [Workload] = []
        var open = [owner]
        while let next = open.popLast() {
            for workload in owned[next] ?? [] {
                if workload.kind == .pod { result.append(workload) }
                open.append(workload.reference)
            }
        }
        return result.sorted { $0.metadata.name < $1.metadata.name }
    }
}
