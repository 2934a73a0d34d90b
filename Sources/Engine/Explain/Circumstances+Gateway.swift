import Model

extension Circumstances {
    /// The gateway on the way, and which server of it took the connection.
    var gateway: Decisions.Gateway? {
        guard let gateway = walk.gateway else { return nil }
        let place = gatewayPlace
        return Decisions.Gateway(
            workload: mesh.workloads[gateway.workload].name, port: gateway.port, decidedBy: place?.object,
            pointer: place?.pointer, because: gatewayText ?? "")
    }

    /// `server 443 (HTTPS, SIMPLE) of Gateway shop/public`.
    var gatewayServerText: String? {
        guard let server = walk.gateway?.server else { return nil }
        return "\(server.words) of \(mesh.gateways[server.gateway].reference)"
    }

    /// Which part of the gateway decides.
    var gatewayText: String? {
        if let text = gatewayServerText { return text }
        guard let gateway = walk.gateway else { return nil }
        let name = mesh.workloads[gateway.workload].name.text
        if case .gateway(_, nil)? = subject.destinations.first?.address {
            return "no Service of \(name) exposes port \(gateway.port)"
        }
        return "port \(gateway.port) of \(name)"
    }

    /// The server of the Gateway, and where in the object.
    var gatewayPlace: (object: ObjectReference, pointer: String)? {
        guard let server = walk.gateway?.server else { return nil }
        return (mesh.gateways[server.gateway].reference, server.pointer(in: mesh))
    }
}
