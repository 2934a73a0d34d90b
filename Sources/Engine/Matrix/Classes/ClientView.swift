import Model

/// What the sidecars of a class of clients know, with the listeners of every port.
final class ClientView: Sendable {
    let scope: Scope
    /// Whether the egress listeners take everything on every port and address, as without a Sidecar.
    let isPlain: Bool
    private let index: ScopeIndex

    init(of workload: MeshWorkload, mesh: Mesh) {
        let own = mesh.scope(of: workload)
        let index = ScopeIndex(own, mesh: mesh)
        let scope = Scope(own.proxy, of: workload, own.shared, index: index)
        self.scope = scope
        self.index = index
        isPlain =
            scope.egress.count < 60
            && scope.egress.allSatisfy { $0.port == nil && $0.bind == nil && $0.captureMode != .none }
    }

    /// The same for one of the clients.
    func scope(of workload: MeshWorkload) -> Scope {
        Scope(scope.proxy, of: workload, scope.shared, index: index)
    }

    /// The egress listeners that let a service's port in, as bits.
    func visibility(of service: Int, port: Int) -> Int {
        var result = 0
        for place in scope.egress.indices where index.includes(service, port: port, egress: place) {
            result |= 1 << place
        }
        return result
    }

    /// Whether connections to all addresses and names of a port meet the same end at its own listener.
    func takesAlike(port: Int, bytes: Flow.FirstBytes, detectionTimeout: Int) -> Bool {
        guard let listener = index.wildcard(port: port) else { return true }
        if listener.chains.contains(where: { !$0.ranges.isEmpty }) { return false }
        if bytes == .clientHello, listener.chains.contains(where: { !$0.sniHosts.isEmpty }) { return false }
        let selection = ChainSelection(
            chains: listener.chains, address: nil, bytes: bytes, sni: nil, detectionTimeout: detectionTimeout)
        guard case .chain(let chain) = selection.select() else { return true }
        if case .http(service: nil) = chain.action { return true }
        return false
    }

    /// The listener of a port that has none for the address.
    func wildcard(port: Int) -> OutboundListener? { index.wildcard(port: port) }
}
