import Model

/// No service that the client's sidecar knows has this host and port.
enum PassthroughUnknownHostRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard case .passthrough(let unmatched) = exposure.exit else { return nil }
        return exposure.finding(.passthroughUnknownHost, "\(unmatched.words), and PassthroughCluster adds no TLS")
    }
}
