import Model

/// What a client comes to that dials a host and a port: where the name leads, or the gateway that it goes through.
struct Arrival {
    let destinations: [Dialled]
    /// What keeps the call from being walked.
    let missing: Walk.Missing?
    /// The protocol of what is dialled, if anything declares it.
    let declared: PortProtocol?
    /// The Service that an address leads to that is not its own.
    let published: PublishedServices.Port?

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
            published = nil
            return
        }
        destinations = NameResolution(mesh: mesh, namespace: namespace).resolve(host, port: port)
        missing = nil
        published = destinations.first.flatMap { mesh.published.port(of: $0, in: mesh) }
        // The kube-apiserver speaks HTTPS to a webhook, whatever the port declares.
        let isWebhook = !mesh.webhooks(calledBy: caller, at: destinations.first).isEmpty
        declared = isWebhook ? .https : published?.port.declared ?? Subject.declared(destinations, mesh: mesh)
    }

    /// That an address is a node's is only known by the port.
    func assumptions(_ mesh: Mesh) -> [Assumption] {
        guard let published, case .node(let isLocal) = published.by, let host = destinations.first?.host else {
            return []
        }
        return [.addressIsOfNode(host, mesh.reference(of: mesh.services[published.service]), isLocal: isLocal)]
    }
}
