import Model

/// A DestinationRule says DISABLE, for the port or above the entry of the port.
enum DestinationRuleDisablesTLSRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard exposure.isByCluster else { return nil }
        switch exposure.transport {
        case .raw(.destinationRule):
            return exposure.finding(
                .destinationRuleDisablesTLS, exposure.cause, at: exposure.explanation.clientRulePlace)
        case .auto where exposure.walk.lastUpstream?.tls.endpointMode == .disable:
            let rule = exposure.walk.lastUpstream?.rule?.rule
            return exposure.finding(
                .destinationRuleDisablesTLS, exposure.cause, at: rule.map { ($0.reference, "/spec") })
        case .raw, .auto, .istioMTLS, .originated, nil:
            return nil
        }
    }
}
