import Model

/// A DestinationRule asks for TLS in a way that gives a sidecar none.
enum IgnoredOriginationRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard exposure.isByCluster else { return nil }
        let place = exposure.explanation.clientRulePlace
        switch exposure.transport {
        case .raw(.credentialNameIgnored):
            return exposure.finding(.credentialNameWithoutSelector, exposure.cause, at: place)
        case .raw(.certificateMissing):
            return exposure.finding(.mutualWithoutCertificate, exposure.cause, at: place)
        case .raw, .auto, .istioMTLS, .originated, nil:
            return nil
        }
    }
}
