import Model

/// MUTUAL without a certificate to present originates nothing at all.
enum MutualWithoutCertificateRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        rule.tlsBlocks.compactMap { block in
            let tls = block.settings
            guard tls.mode == .mutual, (tls.credentialName ?? "").isEmpty,
                (tls.clientCertificate ?? "").isEmpty || (tls.privateKey ?? "").isEmpty
            else { return nil }
            return Finding(
                code: .mutualWithoutCertificate,
                message: "MUTUAL needs `clientCertificate` and `privateKey`; without them Istio drops the whole `tls`",
                resource: rule.reference, pointer: block.pointer)
        }
    }
}
