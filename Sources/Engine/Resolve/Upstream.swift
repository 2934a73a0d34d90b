package import Model

/// A cluster of a sidecar or a gateway: a port of a service, or a subset of it.
///
/// Istio: `pilot/pkg/networking/core/cluster_builder.go`, `applyDestinationRule`.
package final class Upstream: Hashable, Sendable {
    package let proxy: Scope.Proxy
    /// The place in `Mesh.services`.
    package let service: Int
    package let port: MeshService.Port
    package let subset: DestinationRule.Subset?
    /// The rule that applies to the service for this client.
    package let rule: ConsolidatedDestinationRule?
    /// What the rule says of the port.
    let tls: ClientTLS

    init(
        _ proxy: Scope.Proxy, service: Int, port: MeshService.Port, subset: DestinationRule.Subset?,
        rule: ConsolidatedDestinationRule?
    ) {
        self.proxy = proxy
        self.service = service
        self.port = port
        self.subset = subset
        self.rule = rule
        var tls = ClientTLS(rule?.rule.trafficPolicy, port: port.number)
        if let subset { tls.narrow(to: subset.trafficPolicy, port: port.number) }
        self.tls = tls
    }

    package static func == (left: Upstream, right: Upstream) -> Bool {
        left.proxy == right.proxy && left.service == right.service && left.port == right.port
            && left.subset == right.subset
            && left.rule == right.rule
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(service)
        hasher.combine(port)
    }
}

extension Mesh {
    /// The SNI of Istio mTLS to a cluster: the cluster's own name, or what the DestinationRule says instead.
    ///
    /// Istio: `pilot/pkg/model/service.go`, `BuildDNSSrvSubsetKey`.
    func serverName(of upstream: Upstream) -> String {
        if let stated = upstream.tls.settings.tls?.sni, !stated.isEmpty { return stated }
        return String(
            pieces: "outbound_.", String(upstream.port.number), "_.", upstream.subset?.name ?? "", "_.",
            services[upstream.service].host)
    }

    /// The cluster of a name, port and subset, or nil where the sidecar has none.
    func upstream(host: String, port: Int, subset: String?, scope: Scope) -> Upstream? {
        func hasPort(_ imported: Scope.Import) -> Bool {
            imported.includes(port: port) && services[imported.service].port(port) != nil
        }
        let found =
            scope.index.map { $0.imports(of: host).first(where: hasPort) }
            ?? scope.imports.first { services[$0.service].host == host && hasPort($0) }
        guard let imported = found else { return nil }
        return upstream(service: imported.service, port: port, subset: subset, scope: scope)
    }

    func upstream(service place: Int, port number: Int, subset name: String?, scope: Scope) -> Upstream? {
        let service = services[place]
        guard let port = service.port(number), port.declared != .udp, !service.isAlias else { return nil }
        let rule = destinationRules.rule(for: service, client: scope.namespace, labels: scope.labels)
        guard let name, !name.isEmpty else {
            return Upstream(scope.proxy, service: place, port: port, subset: nil, rule: rule)
        }
        guard let rule, let found = rule.place(ofSubset: name) else { return nil }
        return Upstream(scope.proxy, service: place, port: port, subset: rule.rule.subsets[found], rule: rule)
    }
}
