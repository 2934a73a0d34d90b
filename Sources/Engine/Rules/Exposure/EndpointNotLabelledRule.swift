import Model

/// The pod has a sidecar, and a label that tells clients otherwise.
enum EndpointNotLabelledRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard exposure.isByCluster, case .auto = exposure.transport, let server = exposure.server, server.hasSidecar,
            exposure.walk.endpoint?.tlsMode != "istio"
        else { return nil }
        return exposure.finding(.endpointNotLabelled, exposure.cause, at: server.labelsPlace)
    }
}
