import Model

/// Auto mTLS is off in the mesh, and no DestinationRule asks for TLS.
enum AutoMutualTLSOffRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard exposure.isByCluster, case .raw(.autoMTLSOff) = exposure.transport else { return nil }
        return exposure.finding(.autoMutualTLSOff, exposure.cause)
    }
}
