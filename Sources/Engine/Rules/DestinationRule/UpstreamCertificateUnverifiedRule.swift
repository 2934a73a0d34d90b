import Model

/// TLS that is originated without an authority of the user's own is verified by the system's.
enum UpstreamCertificateUnverifiedRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        rule.tlsBlocks.compactMap { block in
            guard block.settings.trustsSystemRoots else { return nil }
            return Finding(
                code: .upstreamCertificateUnverified,
                message: "\(block.settings.mode.rawValue) without `caCertificates` or `credentialName` verifies with "
                    + "the system's roots only",
                resource: rule.reference, pointer: block.pointer)
        }
    }
}

extension ClientTLSSettings {
    fileprivate var trustsSystemRoots: Bool {
        originates && !insecureSkipVerify && (caCertificates ?? "").isEmpty && (credentialName ?? "").isEmpty
    }
}
