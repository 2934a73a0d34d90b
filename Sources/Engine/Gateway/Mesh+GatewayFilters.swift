import Model

extension Mesh {
    /// The EnvoyFilters that may change what a gateway does with a call: what they say of gateways is not read.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `getMatchedEnvoyFilters`, and `pilot/pkg/networking/core/envoyfilter`.
    ///
    /// - Parameter readsHTTP: whether the gateway reads the requests of the connection.
    func unreadFilters(at passage: GatewayPassage, readsHTTP: Bool) -> [ObjectReference] {
        filters(at: passage) { !$0.addsFilter && mayChange($0, passage, readsHTTP: readsHTTP) }
    }

    /// The EnvoyFilters that add a filter to what the call passes at a gateway.
    func addedFilters(at passage: GatewayPassage) -> [ObjectReference] {
        let readsHTTP = passage.leg.visibility == .layer7
        return filters(at: passage) { $0.addsFilter && mayChange($0, passage, readsHTTP: readsHTTP) }
    }

    private func filters(
        at passage: GatewayPassage, with isMeant: (EnvoyFilter.Patch) -> Bool
    ) -> [ObjectReference] {
        if envoyFilters.isEmpty { return [] }
        let workload = workloads[passage.workload]
        return Set([settings.rootNamespace, workload.name.namespace]).sorted().flatMap { namespace in
            envoyFilters[namespace].filter { $0.isFor(workload) && $0.patches.contains(where: isMeant) }
                .map(\.reference)
        }
    }

    private func mayChange(_ patch: EnvoyFilter.Patch, _ passage: GatewayPassage, readsHTTP: Bool) -> Bool {
        guard patch.context == .gateway || patch.context == .any else { return false }
        if let port = patch.listenerPort, port != 0, port != passage.port { return false }
        if let gateway = patch.routeGateway, let server = passage.server, gateway != server.gatewayName { return false }
        switch patch.effect {
        // What nothing else names yet.
        case .addition("CLUSTER"), .addition("EXTENSION_CONFIG"): return false
        case .clusterTLS, .other("CLUSTER"): return passage.upstream.map { isOn(patch, $0) } ?? false
        case .addition(let part), .filter(let part), .other(let part):
            return readsHTTP || !EnvoyFilter.Patch.partsOfRequests.contains(part)
        }
    }
}

extension EnvoyFilter {
    fileprivate func isFor(_ workload: MeshWorkload) -> Bool {
        if gateways.isEmpty { return workloadSelector.isSubset(of: workload.labels) }
        return gateways.contains {
            workload.labels[ListenerGateway.nameLabel] == $0 || workload.name.name == "\($0)-istio"
        }
    }
}
