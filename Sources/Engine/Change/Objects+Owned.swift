import Model

extension Objects {
    /// The workloads that go with some objects: those that name one of them as their controller, what names those, and so on.
    ///
    /// Kubernetes: `pkg/controller/garbagecollector/garbagecollector.go`, `attemptToDeleteItem`. Owners that are no controllers
    /// are not kept; a dependent of several goes only with the last of them.
    func owned(by objects: some Sequence<ObjectReference>) -> [ObjectReference] {
        // An owner is named by its kind without a group.
        var open = objects.map { ObjectReference(kind: $0.bareKind, namespace: $0.namespace, name: $0.name) }
        if open.isEmpty || !workloads.contains(where: { $0.owner != nil }) { return [] }
        var dependents: [ObjectReference: [ObjectReference]] = [:]
        for workload in workloads {
            if let owner = workload.owner { dependents[owner, default: []].append(workload.reference) }
        }
        var result: [ObjectReference] = []
        while let owner = open.popLast() {
            // What is found is taken out, so that owners in a circle are no endless way.
            let found = dependents.removeValue(forKey: owner) ?? []
            result += found
            open += found
        }
        return result
    }
}

extension ObjectReference {
    fileprivate var bareKind: String { kind.firstIndex(of: ".").map { String(kind[..<$0]) } ?? kind }
}
