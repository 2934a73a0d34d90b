import Model

extension Subject {
    /// One call of a matrix.
    init(_ mesh: Mesh, _ client: MatrixClient, _ server: MatrixServer, _ applications: Applications) {
        let stated = applications.application(host: server.host, port: server.port)
        var namespace: String?
        switch client {
        case .workload(let name):
            namespace = name.namespace
            caller = .workload(mesh.workload(name) ?? 0)
        case .outside(let outsider):
            caller = .outside(outsider)
        }
        self.mesh = mesh
        destinations = NameResolution(mesh: mesh, namespace: namespace).resolve(server.host, port: server.port)
        // The kube-apiserver speaks HTTPS to a webhook, whatever the port declares.
        let isWebhook = !mesh.webhooks(calledBy: caller, at: destinations.first).isEmpty
        let defaults = ApplicationDefaults(
            application: stated?.application ?? ServerApplication(), call: stated?.call ?? Call(),
            declared: isWebhook ? .https : Self.declared(destinations, mesh: mesh), port: server.port)
        call = defaults.call
        application = defaults.application
        assumptions = []
        authority = Self.withoutPort(stated?.call.host ?? server.host)
    }
}
