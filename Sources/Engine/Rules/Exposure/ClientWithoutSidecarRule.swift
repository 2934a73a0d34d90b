import Model

/// Nothing at the client encrypts: its pod has no sidecar, or it is outside of the mesh.
enum ClientWithoutSidecarRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        switch exposure.exit {
        case .direct(.noSidecar):
            let reason = exposure.client?.decision.reason.words ?? ""
            return exposure.finding(
                .clientWithoutSidecar, "the client's pod has no sidecar: \(reason)", at: exposure.client?.labelsPlace)
        case .direct(.outsideTheMesh):
            let name = exposure.explanation.circumstances.clientName
            return exposure.finding(.clientWithoutSidecar, "\(name) has no sidecar and sends plaintext")
        case .direct(.notCaptured), .cluster, .passthrough, .refused, .answered, .unsettled:
            return nil
        }
    }
}
