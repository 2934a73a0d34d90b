import Model

extension MatrixFilter {
    /// Whether who calls and what is called are asked for, whatever became of the call.
    func accepts(_ client: MatrixClient, _ server: MatrixServer, in mesh: Mesh) -> Bool {
        guard accepts(workload: client) else { return false }
        if let host, NameResolution.normalized(host) != server.host { return false }
        guard let namespace else { return true }
        return client.workload?.namespace == namespace || mesh.namespace(ofHost: server.host) == namespace
    }
}

extension Mesh {
    /// The namespace of the service that a host stands for.
    package func namespace(ofHost host: String) -> String? {
        let places = services(host: host)
        return (places.filter { services[$0].isKubernetes }.min() ?? places.min()).map { services[$0].namespace }
    }
}
