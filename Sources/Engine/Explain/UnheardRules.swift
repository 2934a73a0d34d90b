import Model

/// The DestinationRules whose host covers a service, and that do not decide for one sender.
struct UnheardRules {
    let mesh: Mesh
    /// The client's workload, or the gateway's; nil outside the mesh.
    let sender: MeshWorkload?
    let heard: ConsolidatedDestinationRule?
    let upstream: Upstream?
    /// Why no rule is heard, where no cluster was chosen.
    let otherwise: String
    let host: String?

    var shadowed: [Decisions.Shadowed] {
        guard mesh.objects.destinationRules.count > heard?.from.count ?? 0, let host else { return [] }
        var result: [Decisions.Shadowed] = []
        let merged = Set(heard?.from ?? [])
        for other in mesh.objects.destinationRules {
            let reference = other.reference
            if merged.contains(reference) { continue }
            let otherHost = Host.qualified(other.host, namespace: other.metadata.namespace)
            guard otherHost == host || Host.matches(pattern: otherHost, name: host) else { continue }
            result.append(Decisions.Shadowed(object: reference, because: reason(for: other)))
        }
        return result.sorted { $0.object < $1.object }
    }

    private func reason(for rule: DestinationRule) -> String {
        guard upstream != nil else { return otherwise }
        if let selector = rule.workloadSelector, let sender, !selector.isSubset(of: sender.labels) {
            return "its `workloadSelector` does not select the client"
        }
        if let sender, !rule.exportTo.isEmpty,
            Set(rule.exportTo).isDisjoint(with: ["*", sender.name.namespace])
                && !(rule.exportTo.contains(".") && rule.metadata.namespace == sender.name.namespace)
        {
            return "its `exportTo` does not reach the client's namespace"
        }
        guard let winner = heard?.rule else { return "the client does not look into its namespace" }
        if winner.metadata.namespace != rule.metadata.namespace {
            return "\(winner.reference) is in a namespace that is looked up first"
        }
        return "the host of \(winner.reference) is more specific"
    }
}
