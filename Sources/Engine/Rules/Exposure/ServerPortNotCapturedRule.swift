import Model

/// The port passes the server's sidecar by.
enum ServerPortNotCapturedRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard exposure.isByCluster, case .auto = exposure.transport, let server = exposure.server, server.hasSidecar
        else {
            return nil
        }
        return exposure.finding(
            .serverPortNotCaptured, "an annotation keeps the port away from the server's sidecar",
            at: server.annotationsPlace)
    }
}
