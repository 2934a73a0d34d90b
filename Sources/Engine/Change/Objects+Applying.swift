package import Model

extension Objects {
    /// These objects after a change: those that it applies stand in the place of their namesakes, those that it
    /// deletes are gone, with what those own.
    ///
    /// A namesake goes whatever it decided before: an object that loses its webhooks is none that the API server calls.
    package func applying(_ change: ChangeSet) -> Objects {
        var result = self
        let new = Set(change.apply.references)
        let deleted = change.delete.map(named)
        // What is given anew has the name of what it owned.
        let owned = change.leavesOwned ? [] : owned(by: deleted.filter { !new.contains($0) })
        let replaced = new.union(deleted).union(owned)
        for kind in ObjectKinds.all { kind.apply(&result, change.apply, replaced) }
        let others = withoutNamespace.filter { !replaced.contains($0) }
        result.withoutNamespace = others + Set(change.apply.withoutNamespace).sorted()
        result.otherSecrets = otherSecrets.filter { !replaced.contains($0) } + change.apply.otherSecrets
        if replaced.contains(where: \.isMeshSettings) { result.meshSettings = nil }
        if let settings = change.apply.meshSettings { result.meshSettings = settings }
        return result
    }

    /// The object that is meant by a name: a `Gateway` without its group is Istio's, if there is one of that name.
    func named(_ reference: ObjectReference) -> ObjectReference {
        guard reference.kind == "Gateway", !gateways.contains(where: { $0.reference == reference }) else {
            return reference
        }
        let other = ObjectReference(
            kind: ListenerGateway.kind, namespace: reference.namespace, name: reference.name)
        return gatewayAPI.gateways.contains { $0.reference == other } ? other : reference
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
