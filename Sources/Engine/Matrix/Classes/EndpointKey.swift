import Model

/// All that a call's rules look at in one endpoint: two with the same key end every call alike.
struct EndpointKey: Hashable, Sendable {
    var dataplane: DataplaneDecision.Dataplane
    var tlsMode: String
    var isCaptured: Bool
    /// nil where no sidecar treats the port.
    var declared: PortProtocol.Class?
    var mode: MutualTLSMode
    var originatesInbound: Bool
    var isInboundListener: Bool

    /// nil for an address, which is looked at as it is, for a gateway, whose routes look at names, and where an
    /// AuthorizationPolicy is for the workload.
    init?(_ endpoint: Endpoint, mesh: Mesh) {
        guard case .workload(let place) = endpoint.place else { return nil }
        let workload = mesh.workloads[place]
        if workload.decision.dataplane == .gateway { return nil }
        let port = endpoint.port
        dataplane = workload.decision.dataplane
        tlsMode = endpoint.tlsMode
        isCaptured = mesh.meetsSidecar(workload, port: port)
        let isTreated = dataplane == .sidecar && isCaptured
        declared = isTreated ? mesh.inboundPort(ofWorkload: place, port: port).declared.class : nil
        mode =
            mesh.peerAuthentication(namespace: workload.name.namespace, labels: workload.labels, port: port).mode
        originatesInbound = isTreated && mesh.originatesInbound(place, port: port)
        if isTreated && !mesh.authorizationPolicies(for: workload).isEmpty { return nil }
        isInboundListener = port == 15006
    }
}
