package import Model

extension Objects {
    /// These objects after a change: those that it applies stand in the place of their namesakes, those that it
    /// deletes are gone.
    package func applying(_ change: ChangeSet) -> Objects {
        var result = self
        let gone = Set(change.delete)
        let new = change.apply
        result.namespaces.apply(new.namespaces, without: gone)
        result.workloads.apply(new.workloads, without: gone)
        result.services.apply(new.services, without: gone)
        result.endpointSlices.apply(new.endpointSlices, without: gone)
        result.peerAuthentications.apply(new.peerAuthentications, without: gone)
        result.destinationRules.apply(new.destinationRules, without: gone)
        result.virtualServices.apply(new.virtualServices, without: gone)
        result.serviceEntries.apply(new.serviceEntries, without: gone)
        result.workloadEntries.apply(new.workloadEntries, without: gone)
        result.sidecars.apply(new.sidecars, without: gone)
        result.envoyFilters.apply(new.envoyFilters, without: gone)
        result.notConsidered.apply(new.notConsidered, without: gone)
        result.withoutNamespace.apply(new.withoutNamespace, without: gone)
        if let settings = new.meshSettings { result.meshSettings = settings }
        return result
    }
}

extension Array where Element: ReferencedObject {
    fileprivate mutating func apply(_ new: [Element], without gone: Set<ObjectReference>) {
        if new.isEmpty && gone.isEmpty { return }
        if !gone.isEmpty, contains(where: { gone.contains($0.reference) }) {
            removeAll { gone.contains($0.reference) }
        }
        for object in new {
            let reference = object.reference
            if let place = firstIndex(where: { $0.reference == reference }) {
                self[place] = object
            } else {
                append(object)
            }
        }
    }
}
