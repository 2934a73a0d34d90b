import Model

/// The host is outside of the mesh, and nothing originates TLS towards it.
enum ExternalPlaintextRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard exposure.isByCluster, case .raw(.externalService) = exposure.transport else { return nil }
        return exposure.finding(.externalPlaintext, exposure.cause)
    }
}
