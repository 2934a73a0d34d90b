package import Model

/// One DestinationRule as it applies, after Istio merged those of one host, namespace and `exportTo`.
///
/// A class: it stands in several pools, and every cluster that follows it holds it.
package final class ConsolidatedDestinationRule: Sendable {
    package let rule: DestinationRule
    /// Every rule merged into it, the oldest first.
    package let from: [ObjectReference]
    let exportTo: Set<String>

    convenience init(_ rule: DestinationRule, exportTo: Set<String>) {
        self.init(rule, from: [rule.reference], exportTo: exportTo)
    }

    private init(_ rule: DestinationRule, from: [ObjectReference], exportTo: Set<String>) {
        self.rule = rule
        self.from = from
        self.exportTo = exportTo
    }

    /// With the subsets that are new, and the traffic policy where there is none yet; no field is merged.
    func absorbing(_ others: [DestinationRule]) -> ConsolidatedDestinationRule {
        var merged = rule
        var names = Set(rule.subsets.map(\.name))
        for other in others {
            for subset in other.subsets where names.insert(subset.name).inserted { merged.subsets.append(subset) }
            if merged.trafficPolicy == nil { merged.trafficPolicy = other.trafficPolicy }
        }
        return ConsolidatedDestinationRule(merged, from: from + others.map(\.reference), exportTo: exportTo)
    }

    func place(ofSubset name: String) -> Int? { rule.subsets.indices.first { rule.subsets[$0].name == name } }

    func isExported(to client: String) -> Bool {
        exportTo.isEmpty || exportTo.contains("*") || exportTo.contains(client)
    }
}

extension ConsolidatedDestinationRule: Equatable {
    package static func == (left: ConsolidatedDestinationRule, right: ConsolidatedDestinationRule) -> Bool {
        left === right || left.rule == right.rule && left.from == right.from && left.exportTo == right.exportTo
    }
}
