import Model

extension Mesh {
    /// The EnvoyFilters of a client's sidecar with patches of what it does outbound: those are not read.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `getMatchedEnvoyFilters`.
    func outboundFilters(of workload: MeshWorkload) -> [EnvoyFilter] {
        if envoyFilters.isEmpty { return [] }
        return Set([settings.rootNamespace, workload.name.namespace]).sorted().flatMap { namespace in
            envoyFilters[namespace].filter { filter in
                filter.gateways.isEmpty && filter.workloadSelector.isSubset(of: workload.labels)
                    && filter.patches.contains(where: \.isOutbound)
            }
        }
    }

    /// Those of them that may change a call.
    ///
    /// - Parameters:
    ///   - port: that was dialled.
    ///   - walk: the call without them.
    func unreadFilters(ofClient place: Int, port: Int, _ walk: Walk) -> [ObjectReference] {
        outboundFilters(of: workloads[place]).filter { filter in
            filter.patches.contains { !$0.addsFilter && mayChange($0, port: port, walk) }
        }.map(\.reference)
    }

    /// The EnvoyFilters that add a filter to what the call passes in its client's sidecar.
    func addedFilters(ofClient place: Int, port: Int, _ walk: Walk) -> [ObjectReference] {
        outboundFilters(of: workloads[place]).filter { filter in
            filter.patches.contains { $0.addsFilter && mayChange($0, port: port, walk) }
        }.map(\.reference)
    }

    private func mayChange(_ patch: EnvoyFilter.Patch, port: Int, _ walk: Walk) -> Bool {
        guard patch.isOutbound else { return false }
        // The port of the listener for all that no other one catches.
        if let own = patch.listenerPort, own != 0, own != port, own != 15001 { return false }
        switch patch.effect {
        case .clusterTLS, .other("CLUSTER"):
            return walk.upstream.map { isOn(patch, $0) } ?? patch.isOfPassthrough
        case .addition(let part), .filter(let part), .other(let part):
            return walk.first?.visibility == .layer7 || !EnvoyFilter.Patch.partsOfRequests.contains(part)
        }
    }
}

extension EnvoyFilter.Patch {
    /// Whether it may change what a sidecar does with connections of its own application.
    var isOutbound: Bool {
        guard context == .sidecarOutbound || context == .any, routeGateway == nil else { return false }
        switch effect {
        // What nothing else names yet.
        case .addition("CLUSTER"), .addition("EXTENSION_CONFIG"): return false
        case .clusterTLS, .other, .addition, .filter: return !(clusterName?.hasPrefix("inbound|") ?? false)
        }
    }

    /// Whether it is for some calls only, by what they are made to.
    var isForSome: Bool {
        clusterName != nil || clusterService != nil || clusterSubset != nil || clusterPort ?? 0 != 0
            || listenerPort ?? 0 != 0
    }

    fileprivate var isOfPassthrough: Bool {
        clusterName.map { $0 == "PassthroughCluster" } ?? (clusterService == nil && clusterSubset == nil)
            && clusterPort ?? 0 == 0
    }
}

extension Simulation {
    /// Leaves the call open by filters of its client's sidecar that may end it otherwise.
    func open(_ walk: inout Walk, of place: Int, port: Int) {
        if walk.missing != nil { return }
        let filters = mesh.unreadFilters(ofClient: place, port: port, walk)
        if filters.isEmpty { return }
        walk.missing = .sidecarFilters(filters, without: walk.verdict, walk.failure?.reason)
    }
}
