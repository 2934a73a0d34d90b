import Model

/// A rule with a `workloadSelector` acts for the clients of its own namespace that it selects.
enum DestinationRuleSelectsNothingRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        guard let selector = rule.workloadSelector,
            context.mesh.selectsNothing(selector, in: rule.metadata.namespace)
        else { return [] }
        return [
            Finding(
                code: .destinationRuleSelectsNothing,
                message: "no pod of namespace `\(rule.metadata.namespace)` has the labels \(selector.words)",
                resource: rule.reference, pointer: "/spec/workloadSelector")
        ]
    }
}
