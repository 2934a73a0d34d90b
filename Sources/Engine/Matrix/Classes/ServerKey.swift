import Model

/// All that a call's rules look at in a server port: two with the same key end every call alike.
///
/// Names and numbers are no part of it. What a rule may look at by name has no key, and is a class of its own.
struct ServerKey: Hashable, Sendable {
    var declared: PortProtocol.Class
    var call: Flow
    var application: ServerApplication
    /// Whether clients infer that the namespace takes no mutual TLS.
    var isDisabled: Bool
    var rule: RuleKey
    /// Each kind once, in the order of the workloads' names.
    var endpoints: [EndpointKey]

    /// - Returns: nil for a server that is a class of its own.
    init?(_ column: ServerColumn, in classing: ServerClassing) {
        let mesh = classing.mesh
        guard !column.isLocal, column.authority == column.server.host, column.destinations.count == 1,
            let place = column.destinations.first?.service, column.server.port != 15001
        else { return nil }
        let service = mesh.services[place]
        guard classing.isOrdinary(service), service.selector != nil,
            service.ports.count(where: { $0.number == column.server.port }) == 1,
            let port = service.port(column.server.port), port.declared != .udp,
            let rule = RuleKey(service, port: port.number, holders: classing.holders, mesh: mesh)
        else { return nil }
        declared = port.declared.class
        call = column.call
        application = column.application
        isDisabled = mesh.inferredMode(ofServicesIn: service.namespace) == .disable
        self.rule = rule
        endpoints = []
        for endpoint in mesh.endpoints(of: service, port: port) {
            guard let key = EndpointKey(endpoint, mesh: mesh) else { return nil }
            if !endpoints.contains(key) { endpoints.append(key) }
        }
    }
}
