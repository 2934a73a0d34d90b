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
            // Where all endpoints have one key, it is that of each.
            let known = endpoints.count == 1 ? endpoints[0].enforcing(endpoint, mesh: mesh) : nil
            guard let key = known ?? EndpointKey(endpoint, mesh: mesh) else { return nil }
            if !result.endpoints.contains(key) { result.endpoints.append(key) }
        }
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

extension EndpointKey {
    /// The key of an endpoint that had this one, where only policies are others; nil where it has to be made anew.
    fileprivate func enforcing(_ endpoint: Endpoint, mesh: Mesh) -> EndpointKey? {
        guard case .workload(let place) = endpoint.place else { return nil }
        let workload = mesh.workloads[place]
        var result = self
        result.mode =
            mesh.peerAuthentication(
                namespace: workload.name.namespace, labels: workload.labels, port: endpoint.port
            ).mode
        if declared == nil { return result }
        result.originatesInbound = mesh.originatesInbound(place, port: endpoint.port)
        return mesh.authorizationPolicies(for: workload).isEmpty ? result : nil
    }
}
