package import Model

/// One DestinationRule as it applies, after Istio merged those of one host, namespace and `exportTo`.
package struct ConsolidatedDestinationRule: Hashable, Sendable {
    package var rule: DestinationRule
    /// Every rule merged into it, the oldest first.
    package var from: [ObjectReference]
    var exportTo: Set<String>

    init(_ rule: DestinationRule, exportTo: Set<String>) {
        self.rule = rule
        self.exportTo = exportTo
        from = [rule.reference]
    }

    /// Adds the subsets that are new, and the traffic policy where there is none yet; no field is merged.
    mutating func absorb(_ other: DestinationRule) {
        for subset in other.subsets where !rule.subsets.contains(where: { $0.name == subset.name }) {
            rule.subsets.append(subset)
        }
        if rule.trafficPolicy == nil { rule.trafficPolicy = other.trafficPolicy }
        from.append(other.reference)
    }

    func isExported(to client: String) -> Bool {
        exportTo.isEmpty || exportTo.contains("*") || exportTo.contains(client)
    }
}
