import Model

extension Mesh {
    /// The EnvoyFilters that may change what a gateway does with a call: what they say of gateways is not read.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `getMatchedEnvoyFilters`, and `pilot/pkg/networking/core/envoyfilter`.
    ///
    /// - Parameter readsHTTP: whether the gateway reads the requests of the connection.
    func unreadFilters(at passage: GatewayPassage, readsHTTP: Bool) -> [ObjectReference] {
        if envoyFilters.isEmpty { return [] }
        let workload = workloads[passage.workload]
        var result: [ObjectReference] = []
        for namespace in Set([settings.rootNamespace, workload.name.namespace]).sorted() {
            for filter in envoyFilters[namespace] where filter.isFor(workload) {
                if filter.patches.contains(where: { mayChange($0, passage, readsHTTP: readsHTTP) }) {
                    result.append(filter.reference)
                }
            }
        }
        return result
    }

    private func mayChange(_ patch: EnvoyFilter.Patch, _ passage: GatewayPassage, readsHTTP: Bool) -> Bool {
        guard patch.context == .gateway || patch.context == .any else { return false }
        if let port = patch.listenerPort, port != 0, port != passage.port { return false }
        if let gateway = patch.routeGateway, let server = passage.server, gateway != server.gatewayName { return false }
        switch patch.effect {
        // What nothing else names yet.
        case .addition("CLUSTER"), .addition("EXTENSION_CONFIG"): return false
        case .clusterTLS, .other("CLUSTER"): return passage.upstream.map { isOn(patch, $0) } ?? false
        case .addition(let part), .other(let part): return readsHTTP || !EnvoyFilter.ofRequests.contains(part)
        }
    }

    /// Whether a patch of clusters is for this one.
    ///
    /// Istio: `pilot/pkg/networking/core/envoyfilter/cluster_patch.go`, `clusterMatch`.
    private func isOn(_ patch: EnvoyFilter.Patch, _ upstream: Upstream) -> Bool {
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
    fileprivate static let ofRequests: Set<String> = [
        "HTTP_FILTER", "ROUTE_CONFIGURATION", "VIRTUAL_HOST", "HTTP_ROUTE",
    ]

    fileprivate func isFor(_ workload: MeshWorkload) -> Bool {
        if gateways.isEmpty { return workloadSelector.isSubset(of: workload.labels) }
        return gateways.contains {
            workload.labels[ListenerGateway.nameLabel] == $0 || workload.name.name == "\($0)-istio"
        }
    }
}
