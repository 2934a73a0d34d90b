import Model

/// A rule acts on the services whose host it matches; this one's host is nobody's.
enum DestinationRuleMatchesNoServiceRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        guard !mesh.services.isEmpty, context.services(coveredBy: rule).isEmpty,
            DestinationRuleHostTooShortRule.meant(by: rule, in: mesh) == nil
        else { return [] }
        let full = rule.qualifiedHost
        let completed = full == rule.host ? "" : ", which stands for `\(full)`"
        return [
            Finding(
                code: .destinationRuleMatchesNoService, message: "no service has the host `\(rule.host)`\(completed)",
                resource: rule.reference, pointer: "/spec/host")
        ]
    }
}
