import Model

extension Mesh {
    /// The namespace of the service that a host stands for.
    package func namespace(ofHost host: String) -> String? {
        let places = services(host: host)
        return (places.first { services[$0].isKubernetes } ?? places.min()).map { services[$0].namespace }
    }
}

extension Matrix {
    /// The namespace that a call arrives in: the gateway's, or that of the service that has the host.
    func namespace(of server: MatrixServer) -> String? {
        server.gateway?.namespace ?? mesh.namespace(ofHost: server.pattern ?? server.host)
    }
}
