import Model

/// The objects that two meshes do not have in common.
enum ChangedObjects {
    /// In order, each once.
    ///
    /// - Parameter change: what made one of the other; nil where everything has to be compared.
    static func between(_ before: Mesh, _ after: Mesh, change: ChangeSet?) -> [ObjectReference] {
        var result: Set<ObjectReference> = []
        if before.written.meshSettings != after.written.meshSettings { result.insert(.meshSettings(after.settings)) }
        if let change {
            for kind in ObjectKinds.all { result.formUnion(kind.references(change.apply)) }
            result.formUnion(change.delete.map(before.written.named))
        } else {
            for kind in ObjectKinds.all { result.formUnion(kind.differing(before.written, after.written)) }
        }
        return result.sorted()
    }
}

extension Objects {
    /// These objects with one of them as it is in others: there, gone or again.
    func reverting(_ object: ObjectReference, to others: Objects) -> Objects {
        var change = ChangeSet(delete: [object], leavesOwned: true)
        for kind in ObjectKinds.all { kind.copy(object, others, &change.apply) }
        // What went with it comes back with it.
        let present = Set(workloads.map(\.reference))
        if !present.contains(object) {
            let gone = Set(others.owned(by: [object])).subtracting(present)
            change.apply.workloads += others.workloads.filter { gone.contains($0.reference) }
        }
        if object.isMeshSettings { change.apply.meshSettings = others.meshSettings }
        return applying(change)
    }
}
