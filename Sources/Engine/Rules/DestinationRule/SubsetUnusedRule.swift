import Model

/// A subset takes part only where a route names it.
enum SubsetUnusedRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        guard !rule.subsets.isEmpty else { return [] }
        let host = rule.qualifiedHost
        return rule.subsets.enumerated().compactMap { place, subset in
            if context.isRouted(subset.name, of: host) { return nil }
            return Finding(
                code: .subsetUnused, message: "no VirtualService routes to subset `\(subset.name)`",
                resource: rule.reference, pointer: "/spec/subsets/\(place)")
        }
    }
}
