import Model

/// `insecureSkipVerify` accepts whatever certificate the other side shows.
enum ServerCertificateIgnoredRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        rule.tlsBlocks.compactMap { block in
            guard block.settings.originates, block.settings.insecureSkipVerify else { return nil }
            return Finding(
                code: .serverCertificateIgnored,
                message: "`insecureSkipVerify` lets anybody on the way answer in the server's place",
                resource: rule.reference, pointer: "\(block.pointer)/insecureSkipVerify")
        }
    }
}
