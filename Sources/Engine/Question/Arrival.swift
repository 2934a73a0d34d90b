import Model

/// What a client comes to that dials a host and a port: where the name leads, or the gateway that it goes through.
struct Arrival {
    let destinations: [Dialled]
    /// What keeps the call from being walked.
    let missing: Walk.Missing?
    /// The protocol of what is dialled, if anything declares it.
    let declared: PortProtocol?

    /// - Parameter namespace: the client's; nil outside the mesh.
    init(
        _ host: String, port: Int, through gateway: WorkloadName?, from caller: Simulation.Caller, namespace: String?,
        mesh: Mesh
    ) {
        if let gateway {
            let entrance = GatewayEntrance(mesh: mesh, gateway: gateway)
            destinations = entrance.destinations(host: host, port: port)
            missing = entrance.missing(for: caller)
            declared = entrance.declared(host: host, port: port)
            return
        }
        destinations = NameResolution(mesh: mesh, namespace: namespace).resolve(host, port: port)
        missing = nil
        // The kube-apiserver speaks HTTPS to a webhook, whatever the port declares.
        let isWebhook = !mesh.webhooks(calledBy: caller, at: destinations.first).isEmpty
        declared = isWebhook ? .https : Subject.declared(destinations, mesh: mesh)
    }
}
