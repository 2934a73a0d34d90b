import Model

/// A sidecar fetches a Secret only for a rule that selects its pod by labels.
enum CredentialNameWithoutSelectorRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        guard rule.workloadSelector == nil,
            let block = rule.tlsBlocks.first(where: { $0.settings.secretName != nil })
        else { return [] }
        let mesh = context.mesh
        let host = rule.qualifiedHost
        // A gateway that routes to the host is the one that the Secret is for.
        if context.isBehindGateway(host) { return [] }
        let isFollowed = context.services(coveredBy: rule).contains { service in
            context.distinctClients.contains { mesh.follows(rule, for: service, client: $0) }
        }
        guard isFollowed else { return [] }
        return [
            Finding(
                code: .credentialNameWithoutSelector,
                message: "sidecars ignore `credentialName` without a `workloadSelector`, and send plaintext instead",
                resource: rule.reference, pointer: "\(block.pointer)/credentialName")
        ]
    }
}
