import Model

extension Mesh {
    /// The namespace of the service that a host stands for.
    package func namespace(ofHost host: String) -> String? {
        let places = services(host: host)
        return (places.first { services[$0].isKubernetes } ?? places.min()).map { services[$0].namespace }
    }

    /// The service that a host stands for, where it is one and has pods of its own namespace alone.
    func serviceOfOwnPods(host: String) -> Int? {
        let places = services(host: host)
        guard places.count == 1, let place = places.first, !services[place].isAlias,
            !(services[place].selector ?? []).isEmpty
        else { return nil }
        // Another one may have its address, and take its connections.
        if case .ip(let address) = services[place].address, clusterService(at: address) !== services[place] {
            return nil
        }
        return place
    }
}

extension Matrix {
    /// The namespace that a call arrives in: the gateway's, or that of the service that has the host.
    func namespace(of server: MatrixServer) -> String? {
        server.gateway?.namespace ?? mesh.namespace(ofHost: server.pattern ?? server.host)
    }
}
