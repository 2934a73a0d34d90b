import Model

/// What a gateway's pods do with the connections to one of their ports.
///
/// Istio: `pilot/pkg/networking/core/gateway.go`, `buildGatewayListeners`.
struct GatewayListener: Sendable {
    let chains: [GatewayChain]
    /// A certificate that one of the chains waits for.
    let absentCredential: ObjectReference?

    /// - Returns: nil where no server listens, or Envoy refuses what the servers ask for together.
    init?(mesh: Mesh, scope: Scope, workload place: Int, servers: [GatewayServer]) {
        let merged = MergedServers(servers)
        let builder = GatewayChainBuilder(mesh: mesh, scope: scope, merged: merged)
        let addresses = mesh.workloads[place].addresses
        let exact = merged.groups.filter { IPAddress($0.bind).map(addresses.contains) ?? false }
        let wildcard = merged.groups.filter { ["", "0.0.0.0", "::"].contains($0.bind) }
        for groups in [exact, wildcard] {
            let found = builder.chains(of: groups)
            if found.isEmpty { continue }
            if Self.isRefused(found) { return nil }
            chains = found
            absentCredential = mesh.absentCredential(of: found, namespace: scope.namespace)
            return
        }
        return nil
    }

    /// Whether Envoy would take two chains for one and refuse their listener.
    ///
    /// Envoy: `source/common/listener_manager/filter_chain_manager_impl.cc`, `addFilterChains`.
    private static func isRefused(_ chains: [GatewayChain]) -> Bool {
        var names: [Bool: Set<String>] = [:]
        for chain in chains {
            // A chain for every name has a place of its own.
            let own = chain.matchesAll ? ["*"] : Set(chain.sniHosts)
            let taken = names[chain.isForIstioOnly] ?? []
            if !taken.isDisjoint(with: own) { return true }
            names[chain.isForIstioOnly, default: []].formUnion(own)
        }
        return false
    }
}
