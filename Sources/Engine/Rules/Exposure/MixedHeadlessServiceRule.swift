import Model

/// One endpoint of a headless service without a sidecar turns mTLS off for all.
enum MixedHeadlessServiceRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard exposure.isByCluster, case .raw(.headlessMixed) = exposure.transport else { return nil }
        return exposure.finding(.mixedHeadlessService, exposure.cause)
    }
}
