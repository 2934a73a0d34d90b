import Model

extension Mesh {
    /// The object in which the `tls` of a cluster stands, and where in it.
    func place(ofTLS upstream: Upstream) -> (rule: ObjectReference?, pointer: String, because: String) {
        let rules = upstream.rule.map { merged($0) } ?? []
        let port = upstream.port.number
        if let subset = upstream.subset, let own = subset.trafficPolicy,
            own.portLevel(port) != nil || own.settings.tls != nil,
            let rule = rules.first(where: { $0.subsets.contains { $0.name == subset.name } }),
            let place = rule.subsets.firstIndex(where: { $0.name == subset.name })
        {
            let base = "/spec/subsets/\(place)/trafficPolicy"
            return (rule.reference, pointer(in: own, port: port, base: base), "subset `\(subset.name)` decides")
        }
        if let rule = rules.first, rule.generatedFrom != nil {
            return (rule.reference, "/spec/validation", "it asks for TLS to this Service")
        }
        guard let rule = rules.first(where: { $0.trafficPolicy != nil }), let policy = rule.trafficPolicy else {
            return (rules.first?.reference, "/spec", "it is the rule for this host")
        }
        let because =
            policy.portLevel(port) != nil
            ? "its entry for port \(port) replaces the policy above it, whole" : "its traffic policy covers every port"
        return (rule.reference, pointer(in: policy, port: port, base: "/spec/trafficPolicy"), because)
    }

    /// The rules as they were written that one consolidated rule is made of, the oldest first.
    private func merged(_ rule: ConsolidatedDestinationRule) -> [DestinationRule] {
        if rule.from.count == 1 { return [rule.rule] }
        return rule.from.compactMap { reference in
            objects.destinationRules.first { $0.reference == reference }
        }
    }

    private func pointer(in policy: TrafficPolicy, port: Int, base: String) -> String {
        guard let place = policy.portLevels.firstIndex(where: { $0.port == port }) else { return "\(base)/tls/mode" }
        return "\(base)/portLevelSettings/\(place)/tls/mode"
    }
}
