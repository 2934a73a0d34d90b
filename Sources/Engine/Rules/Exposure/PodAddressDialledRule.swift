import Model

/// The client dials an address of a pod, for which sidecars have no listener.
enum PodAddressDialledRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        guard case .passthrough(let unmatched) = exposure.exit, unmatched == .noListener,
            case .pod? = exposure.explanation.subject.destinations.first?.address
        else { return nil }
        return exposure.finding(.podAddressDialled, "\(unmatched.words), and PassthroughCluster adds no TLS")
    }
}
