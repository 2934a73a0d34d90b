import Model

/// An explicit `sni` switches the check of the server's name off, unless `subjectAltNames` say it.
enum HostNameUnverifiedRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        rule.tlsBlocks.compactMap { block in
            let tls = block.settings
            guard tls.originates, !tls.insecureSkipVerify, !(tls.sni ?? "").isEmpty, tls.subjectAltNames.isEmpty,
                !isNamedByEntry(rule, in: context)
            else { return nil }
            return Finding(
                code: .hostNameUnverified,
                message: "`sni` without `subjectAltNames`: any certificate of a trusted authority is accepted",
                resource: rule.reference, pointer: "\(block.pointer)/sni")
        }
    }

    /// A ServiceEntry may say the names instead.
    private static func isNamedByEntry(_ rule: DestinationRule, in context: RuleContext) -> Bool {
        context.services(coveredBy: rule).contains { !context.mesh.services[$0].subjectAltNames.isEmpty }
    }
}
