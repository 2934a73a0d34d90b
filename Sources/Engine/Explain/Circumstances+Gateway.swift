import Model

extension Circumstances {
    /// A gateway on the way, which server of it took the connection, and what it does towards the next hop.
    func decision(of gateway: GatewayPassage) -> Decisions.Gateway {
        let place = place(of: gateway)
        var tls = tls(of: gateway)
        tls.shadowed = unheard(by: gateway)
        return Decisions.Gateway(
            workload: mesh.workloads[gateway.workload].name, port: gateway.port, decidedBy: place?.object,
            pointer: place?.pointer, because: text(of: gateway), tls: tls)
    }

    /// `server 443 (HTTPS, SIMPLE) of Gateway shop/public`.
    func serverText(of gateway: GatewayPassage) -> String? {
        guard let server = gateway.server else { return nil }
        return "\(server.words) of \(mesh.gateways[server.gateway].reference)"
    }

    /// The server of the gateway that the call came to last.
    var gatewayServerText: String? { walk.gateway.flatMap(serverText) }

    /// Which part of the gateway that the call came to last decides.
    var gatewayText: String? { walk.gateway.map(text) }

    private func text(of gateway: GatewayPassage) -> String {
        if let text = serverText(of: gateway) { return text }
        let name = mesh.workloads[gateway.workload].name.text
        if walk.gateways.count == 1, case .gateway(_, nil)? = subject.destinations.first?.address {
            return "no Service of \(name) exposes port \(gateway.port)"
        }
        return "port \(gateway.port) of \(name)"
    }

    /// The server of the Gateway, and where in the object.
    func place(of gateway: GatewayPassage) -> (object: ObjectReference, pointer: String)? {
        guard let server = gateway.server else { return nil }
        return (mesh.gateways[server.gateway].reference, server.pointer(in: mesh))
    }

    /// Of the gateway that the call came to last.
    var gatewayPlace: (object: ObjectReference, pointer: String)? { walk.gateway.flatMap(place) }
}
