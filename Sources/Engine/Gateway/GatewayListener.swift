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
        let chains = Self.chains(mesh: mesh, scope: scope, merged: merged, addresses: mesh.workloads[place].addresses)
        if chains.isEmpty || Self.refused(chains) != nil { return nil }
        self.chains = chains
        absentCredential = mesh.absentCredential(of: chains, namespace: scope.namespace)
    }

    /// - Parameter addresses: of the gateway's pods.
    static func chains(
        mesh: Mesh, scope: Scope, merged: MergedServers, addresses: [IPAddress]
    ) -> [GatewayChain] {
        let builder = GatewayChainBuilder(mesh: mesh, scope: scope, merged: merged)
        let exact = merged.groups.filter { IPAddress($0.bind).map(addresses.contains) ?? false }
        let found = builder.chains(of: exact)
        if !found.isEmpty { return found }
        return builder.chains(of: merged.groups.filter { ["", "0.0.0.0", "::"].contains($0.bind) })
    }

    /// The servers of two chains that Envoy would take for one; it then refuses their listener.
    ///
    /// Envoy: `source/common/listener_manager/filter_chain_manager_impl.cc`, `addFilterChains`.
    static func refused(_ chains: [GatewayChain]) -> [GatewayServer]? {
        var names: [Bool: [String: GatewayServer]] = [:]
        for chain in chains {
            // A chain for every name has a place of its own.
            let own = chain.matchesAll ? ["*"] : Set(chain.sniHosts)
            for name in own.sorted() {
                if let other = names[chain.isForIstioOnly]?[name] { return [other, chain.server] }
            }
            for name in own { names[chain.isForIstioOnly, default: [:]][name] = chain.server }
        }
        return nil
    }
}
