import Model

/// `portLevelMtls` is read from a workload's own PeerAuthentication only.
enum PortLevelWithoutSelectorRule {
    @Sendable static func findings(on policy: PeerAuthentication, in context: RuleContext) -> [Finding] {
        guard policy.selector.isEmpty, !policy.portLevels.isEmpty else { return [] }
        return [
            Finding(
                code: .portLevelWithoutSelector, message: "`portLevelMtls` without a selector has no effect",
                resource: policy.reference, pointer: "/spec/portLevelMtls")
        ]
    }
}
