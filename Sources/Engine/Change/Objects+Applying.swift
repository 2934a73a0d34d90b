package import Model

extension Objects {
    /// These objects after a change: those that it applies stand in the place of their namesakes, those that it
    /// deletes are gone.
    package func applying(_ change: ChangeSet) -> Objects {
        var result = self
        let gone = Set(change.delete)
        for kind in ObjectKinds.all { kind.apply(&result, change.apply, gone) }
        let new = Set(change.apply.withoutNamespace)
        result.withoutNamespace = withoutNamespace.filter { !gone.contains($0) && !new.contains($0) } + new.sorted()
        if gone.contains(where: \.isMeshSettings) { result.meshSettings = nil }
        if let settings = change.apply.meshSettings { result.meshSettings = settings }
        return result
    }
}

extension Objects {
    /// Every object of these, by its name.
    package var references: [ObjectReference] { ObjectKinds.all.flatMap { $0.references(self) } }

    package var isEmpty: Bool { ObjectKinds.all.allSatisfy { $0.references(self).isEmpty } && meshSettings == nil }
}

extension ObjectReference {
    /// The ConfigMap that holds the mesh's settings.
    static func meshSettings(_ settings: EffectiveSettings) -> ObjectReference {
        ObjectReference(kind: "ConfigMap", namespace: settings.rootNamespace, name: "istio")
    }

    var isMeshSettings: Bool { kind == "ConfigMap" && name == "istio" }
}
