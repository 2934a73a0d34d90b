import Model

/// PeerAuthentication says DISABLE, and auto mTLS follows it.
enum PeerAuthenticationDisablesRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard exposure.isByCluster else { return nil }
        switch exposure.transport {
        case .raw(.inferredDisable): break
        case .auto where exposure.arrivesAt == .serverSidecar: break
        case .raw, .auto, .istioMTLS, .originated, nil: return nil
        }
        return exposure.finding(.peerAuthenticationDisables, exposure.cause, at: exposure.explanation.policyPlace)
    }
}
