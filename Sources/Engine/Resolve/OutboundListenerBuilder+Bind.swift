import Model

extension OutboundListenerBuilder {
    enum Bind {
        /// On every address; a ServiceEntry's ranges become matches.
        case wildcard([CIDR])
        /// On the address that was dialled.
        case exact
        /// On an address that was not dialled.
        case elsewhere
    }

    /// Where a service's listener for the dialled port listens, seen from the dialled address.
    func bind(of place: Int, declared: PortProtocol, egress: Scope.Egress) -> Bind {
        if let bind = egress.bind.flatMap(IPAddress.init) {
            return bind == dialled.address.ip ? .exact : .elsewhere
        }
        if declared.isHTTP { return .wildcard([]) }
        let service = mesh.services[place]
        if service.resolution == .passthrough && service.address == .none && egress.port == nil {
            return headlessBind(of: service)
        }
        switch service.address {
        case .none: return .wildcard([])
        case .range(let range): return .wildcard([range])
        case .ip(let address): return dialled.address.ip == address ? .exact : .elsewhere
        case .unstated: return dialled.address == .service(place) ? .exact : .elsewhere
        }
    }

    /// One listener for each endpoint but the client itself.
    private func headlessBind(of service: MeshService) -> Bind {
        guard let port = service.port(dialled.port) else { return .elsewhere }
        let endpoints = mesh.endpoints(of: service, port: port)
        if endpoints.isEmpty && !service.isKubernetes && service.selector == nil { return .wildcard([]) }
        for endpoint in endpoints {
            switch endpoint.place {
            case .workload(let place):
                if place != client && dialled.address == .pod(place) { return .exact }
            case .address(let text, _, _, _):
                if let address = IPAddress(text), dialled.address.ip == address { return .exact }
            }
        }
        return .elsewhere
    }
}
