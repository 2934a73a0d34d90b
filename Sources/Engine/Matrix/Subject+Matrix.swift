import Model

extension Subject {
    /// One call of a matrix.
    convenience init(_ mesh: Mesh, _ client: MatrixClient, _ server: MatrixServer, _ applications: Applications) {
        let stated = applications.application(host: server.host, port: server.port)
        let caller: Simulation.Caller
        switch client {
        case .workload(let name): caller = .workload(mesh.workload(name) ?? 0)
        case .outside(let outsider): caller = .outside(outsider)
        }
        let arrival = Arrival(
            server.host, port: server.port, through: server.gateway, from: caller,
            namespace: client.workload?.namespace, mesh: mesh)
        let defaults = ApplicationDefaults(
            application: stated?.application ?? ServerApplication(), call: stated?.call ?? Call(),
            declared: arrival.declared, port: server.port)
        var application = defaults.application
        if server.gateway != nil && stated?.application.tls == nil { application.tls = nil }
        self.init(
            mesh: mesh, caller: caller, destinations: arrival.destinations, missing: arrival.missing,
            call: defaults.call,
            authority: Self.withoutPort(stated?.call.host ?? server.host), application: application,
            gateway: server.gateway)
    }
}
