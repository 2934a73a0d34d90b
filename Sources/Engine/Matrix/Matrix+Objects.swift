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

    /// What decides for other objects, and stands in one of some namespaces or in none.
    ///
    /// - Parameters:
    ///   - namespaces: nil for all.
    ///   - host: of DestinationRules and VirtualServices only those that speak of it; nil for all.
    package func policies(in namespaces: Set<String>?, for host: String? = nil) -> [ObjectReference] {
        let all = reviewTables.policies(in: namespaces)
        guard let host else { return all }
        return all.filter { reference in
            reviewTables.hosts(of: reference, in: mesh.written).map { hosts in
                hosts.contains { Host.overlap($0, host) }
            } ?? true
        }
    }

    /// What runs in some namespaces, and what leads to it.
    package func residents(of namespaces: Set<String>) -> [ObjectReference] {
        ObjectKinds.all.filter { $0.role == .resident }.flatMap { kind in
            kind.references(mesh.written).filter { namespaces.contains($0.namespace) }
        }
    }

    /// Those of some namespaces that are among the objects.
    package func namespaces(_ names: Set<String>) -> [ObjectReference] {
        names.sorted().map { ObjectReference(kind: "Namespace", namespace: "", name: $0) }
            .filter(reviewTables.holds)
    }
}
