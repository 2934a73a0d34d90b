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
    ///   - upstream: the cluster; nil where the call leaves by PassthroughCluster, or not at all.
    func unreadFilters(ofClient place: Int, port: Int, upstream: Upstream?, readsHTTP: Bool) -> [ObjectReference] {
        outboundFilters(of: workloads[place]).filter { filter in
            filter.patches.contains { patch in
                guard patch.isOutbound else { return false }
                // The port of the listener for all that no other one catches.
                if let own = patch.listenerPort, own != 0, own != port, own != 15001 { return false }
                switch patch.effect {
                case .clusterTLS, .other("CLUSTER"):
                    return upstream.map { patches($0, by: patch) } ?? patch.isOfPassthrough
                case .addition(let part), .other(let part):
                    return readsHTTP || !EnvoyFilter.partsOfRequests.contains(part)
                }
            }
        }.map(\.reference)
    }

    /// Istio: `pilot/pkg/networking/core/envoyfilter/cluster_patch.go`, `clusterMatch`.
    private func patches(_ upstream: Upstream, by patch: EnvoyFilter.Patch) -> Bool {
        let host = services[upstream.service].host
        let subset = upstream.subset?.name ?? ""
        if let name = patch.clusterName { return name == "outbound|\(upstream.port.number)|\(subset)|\(host)" }
        if let service = patch.clusterService, service != host { return false }
        if let wanted = patch.clusterSubset, wanted != subset { return false }
        return patch.clusterPort ?? 0 == 0 || patch.clusterPort == upstream.port.number
    }
}

extension EnvoyFilter {
    /// What is only there where requests are read.
    fileprivate static let partsOfRequests: Set<String> = [
        "HTTP_FILTER", "ROUTE_CONFIGURATION", "VIRTUAL_HOST", "HTTP_ROUTE",
    ]
}

extension EnvoyFilter.Patch {
    /// Whether it may change what a sidecar does with connections of its own application.
    var isOutbound: Bool {
        guard context == .sidecarOutbound || context == .any, routeGateway == nil else { return false }
        switch effect {
        // What nothing else names yet.
        case .addition("CLUSTER"), .addition("EXTENSION_CONFIG"): return false
        case .clusterTLS, .other, .addition: return !(clusterName?.hasPrefix("inbound|") ?? false)
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
    /// The call, left open by filters of its client's sidecar that may end it otherwise.
    func opened(_ walk: Walk, of place: Int, port: Int) -> Walk {
        if walk.missing != nil { return walk }
        let filters = mesh.unreadFilters(
            ofClient: place, port: port, upstream: walk.upstream, readsHTTP: walk.first?.visibility == .layer7)
        if filters.isEmpty { return walk }
        var open = walk
        open.missing = .sidecarFilters(filters, without: walk.verdict, walk.failure?.reason)
        return open
    }
}
