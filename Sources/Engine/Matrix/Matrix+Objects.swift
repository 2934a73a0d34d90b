package import Model

extension Matrix {
    /// The objects of both ends of a call: the client, the services of the host, and the workloads behind them.
    package func objects(of client: MatrixClient, _ server: MatrixServer) -> [ObjectReference] {
        var places = Set([client.workload, server.gateway].compactMap { $0.flatMap(mesh.workload) })
        var result: [ObjectReference] = []
        for place in mesh.services(host: server.host) {
            let service = mesh.services[place]
            if service.isKubernetes { result.append(mesh.reference(of: service)) }
            for port in service.ports {
                for case .workload(let place) in mesh.endpoints(of: service, port: port).map(\.place) {
                    places.insert(place)
                }
            }
        }
        return result + places.sorted().map { mesh.workloads[$0].reference }
    }
}
