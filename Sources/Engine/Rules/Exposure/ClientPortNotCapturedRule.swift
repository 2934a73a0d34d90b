import Model

/// An annotation keeps the connection away from the client's sidecar.
enum ClientPortNotCapturedRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard case .direct(.notCaptured) = exposure.exit else { return nil }
        return exposure.finding(
            .clientPortNotCaptured, "an annotation keeps the connection away from the client's sidecar",
            at: exposure.client?.annotationsPlace)
    }
}
