import Model

extension ServerKey {
    /// The key of a server that had this one, where only policies are others: what servers enforce, not who they are.
    ///
    /// - Returns: nil where it is a class of its own now.
    func enforcing(_ column: ServerColumn, in classing: ServerClassing) -> ServerKey? {
        let mesh = classing.mesh
        guard let place = column.destinations.first?.service,
            let port = mesh.services[place].port(column.server.port)
        else { return nil }
        let service = mesh.services[place]
        var result = self
        result.isDisabled = mesh.inferredMode(ofServicesIn: service.namespace) == .disable
        if endpoints.isEmpty { return result }
        result.endpoints = []
        for endpoint in mesh.endpoints(of: service, port: port) {
            guard let key = EndpointKey(endpoint, mesh: mesh) else { return nil }
            if !result.endpoints.contains(key) { result.endpoints.append(key) }
        }
        return result
    }

    /// The same of a server whose endpoints have one key.
    func enforcing(_ policies: EnforcedPolicies) -> ServerKey {
        var result = self
        result.isDisabled = policies.isDisabled
        result.endpoints[0].mode = policies.mode
        result.endpoints[0].originatesInbound = policies.originatesInbound
        return result
    }

    /// The same, where only DestinationRules are others.
    func following(_ column: ServerColumn, in classing: ServerClassing) -> ServerKey? {
        let mesh = classing.mesh
        guard let place = column.destinations.first?.service,
            let rule = RuleKey(
                mesh.services[place], port: column.server.port, holders: classing.holders, mesh: mesh)
        else { return nil }
        var result = self
        result.rule = rule
        return result
    }
}

/// What policies have a say in, of a server port whose endpoints have one key, and have it in common.
///
/// Two ports of one class that have the same of it are of one class after a change of policies alone.
struct EnforcedPolicies: Hashable {
    private struct OfEndpoint: Equatable {
        var mode: MutualTLSMode
        var originatesInbound: Bool
    }

    var isDisabled: Bool
    var mode: MutualTLSMode
    var originatesInbound: Bool

    /// - Parameter key: that of the server before.
    /// - Returns: nil where the key has to be made anew.
    init?(_ column: ServerColumn, of key: ServerKey, mesh: Mesh) {
        guard key.endpoints.count == 1, let place = column.destinations.first?.service,
            let port = mesh.services[place].port(column.server.port)
        else { return nil }
        let service = mesh.services[place]
        var common: OfEndpoint?
        for endpoint in mesh.endpoints(of: service, port: port) {
            guard let own = Self.enforced(on: endpoint, isTreated: key.endpoints[0].declared != nil, mesh: mesh),
                common == nil || common == own
            else { return nil }
            common = own
        }
        guard let common else { return nil }
        isDisabled = mesh.inferredMode(ofServicesIn: service.namespace) == .disable
        mode = common.mode
        originatesInbound = common.originatesInbound
    }

    /// - Parameter isTreated: whether a sidecar treats the port; else nothing but the mode is asked.
    private static func enforced(on endpoint: Endpoint, isTreated: Bool, mesh: Mesh) -> OfEndpoint? {
        guard case .workload(let place) = endpoint.place else { return nil }
        let workload = mesh.workloads[place]
        let mode =
            mesh.peerAuthentication(
                namespace: workload.name.namespace, labels: workload.labels, port: endpoint.port
            ).mode
        if !isTreated { return OfEndpoint(mode: mode, originatesInbound: false) }
        guard mesh.authorizations.isEmpty || mesh.authorizationPolicies(for: workload).isEmpty else { return nil }
        return OfEndpoint(mode: mode, originatesInbound: mesh.originatesInbound(place, port: endpoint.port))
    }
}
