import Model

/// What a gateway's pods do with the connections to one of their ports.
///
/// Istio: `pilot/pkg/networking/core/gateway.go`, `buildGatewayListeners`.
struct GatewayListener {
    let mesh: Mesh
    let scope: Scope
    let chains: [GatewayChain]

    /// - Returns: nil where no server listens, or Envoy refuses what the servers ask for together.
    init?(mesh: Mesh, scope: Scope, workload place: Int, port: Int) {
        self.mesh = mesh
        self.scope = scope
        let merged = MergedServers(mesh.gatewayServers(ofWorkload: place, port: port))
        let builder = GatewayChainBuilder(mesh: mesh, scope: scope, merged: merged)
        let addresses = mesh.workloads[place].addresses
        let exact = merged.groups.filter { IPAddress($0.bind).map(addresses.contains) ?? false }
        let wildcard = merged.groups.filter { ["", "0.0.0.0", "::"].contains($0.bind) }
        for groups in [exact, wildcard] {
            let found = builder.chains(of: groups)
            if found.isEmpty { continue }
            if Self.isRefused(found) { return nil }
            chains = found
            return
        }
        return nil
    }

    private static func isRefused(_ chains: [GatewayChain]) -> Bool {
        for (place, chain) in chains.enumerated() {
            if chains[..<place].contains(where: { $0.overlaps(chain) }) { return true }
        }
        return false
    }
}
