import Model

extension Subject {
    /// One call of a matrix.
    init(_ mesh: Mesh, _ client: MatrixClient, _ server: MatrixServer, _ applications: Applications) {
        let stated = applications.application(host: server.host, port: server.port)
        switch client {
        case .workload(let name): caller = .workload(mesh.workload(name) ?? 0)
        case .outside(let outsider): caller = .outside(outsider)
        }
        let arrival = Arrival(
            server.host, port: server.port, through: server.gateway, from: caller,
            namespace: client.workload?.namespace, mesh: mesh)
        self.mesh = mesh
        destinations = arrival.destinations
        missing = arrival.missing
        gateway = server.gateway
        let defaults = ApplicationDefaults(
            application: stated?.application ?? ServerApplication(), call: stated?.call ?? Call(),
            declared: arrival.declared, port: server.port)
        call = defaults.call
        application = defaults.application
        if gateway != nil && stated?.application.tls == nil { application.tls = nil }
        assumptions = []
        authority = Self.withoutPort(stated?.call.host ?? server.host)
    }
}
