import Model

extension Mesh {
    /// The object in which the `tls` of a cluster stands, and where in it.
    func place(ofTLS upstream: Upstream) -> (rule: ObjectReference?, pointer: String, because: String) {
        guard let merged = upstream.rule else { return (nil, "/spec", "it is the rule for this host") }
        let port = upstream.port.number
        if let subset = upstream.subset, let own = subset.trafficPolicy,
            own.portLevel(port) != nil || own.settings.tls != nil,
            let found = first(
                of: merged,
                { rule in
                    rule.subsets.firstIndex { $0.name == subset.name }.map { (rule: rule.reference, place: $0) }
                })
        {
            let pointer = pointer(in: own, port: port, base: "/spec/subsets/\(found.place)/trafficPolicy")
            return (found.rule, pointer, "subset `\(subset.name)` decides")
        }
        let (oldest, isGenerated) = first(of: merged) { ($0.reference, $0.generatedFrom != nil) } ?? (nil, false)
        if isGenerated { return (oldest, "/spec/validation", "it asks for TLS to this Service") }
        return first(of: merged) { place(ofTLS: port, in: $0) } ?? (oldest, "/spec", "it is the rule for this host")
    }

    /// The place in the policy on top of a rule; nil where it has none.
    private func place(
        ofTLS port: Int, in rule: DestinationRule
    ) -> (rule: ObjectReference?, pointer: String, because: String)? {
        guard let policy = rule.trafficPolicy else { return nil }
        let because =
            policy.portLevels.contains { $0.port == port }
            ? "its entry for port \(port) replaces the policy above it, whole" : "its traffic policy covers every port"
        return (rule.reference, pointer(in: policy, port: port, base: "/spec/trafficPolicy"), because)
    }

    /// What is found first in the rules as they were written that one consolidated rule is made of, the oldest first.
    private func first<Found>(of merged: ConsolidatedDestinationRule, _ find: (DestinationRule) -> Found?) -> Found? {
        if merged.from.count == 1 { return find(merged.rule) }
        for reference in merged.from {
            guard let place = objects.destinationRules.firstIndex(where: { $0.reference == reference }) else {
                continue
            }
            if let found = find(objects.destinationRules[place]) { return found }
        }
        return nil
    }

    private func pointer(in policy: TrafficPolicy, port: Int, base: String) -> String {
        guard let place = policy.portLevels.firstIndex(where: { $0.port == port }) else { return base + "/tls/mode" }
        return "\(base)/portLevelSettings/\(place)/tls/mode"
    }
}
