import Model

extension Mesh {
    /// Whether a patch of clusters is for this one.
    ///
    /// Istio: `pilot/pkg/networking/core/envoyfilter/cluster_patch.go`, `clusterMatch`.
    func isOn(_ patch: EnvoyFilter.Patch, _ upstream: Upstream) -> Bool {
        let host = services[upstream.service].host
        let subset = upstream.subset?.name ?? ""
        if let name = patch.clusterName { return name == "outbound|\(upstream.port.number)|\(subset)|\(host)" }
        if let service = patch.clusterService, service != host { return false }
        if let wanted = patch.clusterSubset, wanted != subset { return false }
        return patch.clusterPort ?? 0 == 0 || patch.clusterPort == upstream.port.number
    }
}

extension EnvoyFilter.Patch {
    /// Whether it only adds a filter: what those are for (limits, scripts, telemetry) is not TLS, and they are taken to let
    /// calls pass.
    var addsFilter: Bool { if case .filter = effect { true } else { false } }

    /// What is only there where requests are read.
    static let partsOfRequests: Set<String> = ["HTTP_FILTER", "ROUTE_CONFIGURATION", "VIRTUAL_HOST", "HTTP_ROUTE"]
}
