import Model

/// No sidecar stands before the server, so auto mTLS leaves the call in the clear.
enum ServerWithoutSidecarRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard exposure.isByCluster else { return nil }
        let reason = exposure.server?.decision.reason.words ?? "it is not a workload of the mesh"
        return exposure.finding(
            .serverWithoutSidecar, "no sidecar stands before the server: \(reason)", at: exposure.server?.labelsPlace)
    }
}
