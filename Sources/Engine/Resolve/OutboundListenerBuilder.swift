import Model

/// Builds the listeners that can catch one connection of a client: the one of its very address, and the one of its port.
struct OutboundListenerBuilder {
    /// The chains that one service brings along.
    struct Chains {
        var http: [OutboundChain]
        var bytes: [OutboundChain]
    }

    /// Ports of the sidecar's own, on which HTTP has no listener for every address.
    ///
    /// Istio: `pilot/pkg/model/context.go`, `conflictWithReservedListener`.
    private static let reservedPorts = [15001, 15006, 15021, 15090]

    let mesh: Mesh
    let scope: Scope
    let dialled: Dialled
    /// The client's own place in `Mesh.workloads`: a headless service's listener for its own pod does not exist.
    let client: Int

    private(set) var exact: OutboundListener?
    private(set) var wildcard: OutboundListener?
    /// Whether the listener of the port is known already.
    private var hasWildcard = false

    init(mesh: Mesh, scope: Scope, dialled: Dialled, client: Int) {
        self.mesh = mesh
        self.scope = scope
        self.dialled = dialled
        self.client = client
        guard let index = scope.index else {
            for egress in scope.egress { add(egress, services: egress.services) }
            return
        }
        wildcard = index.wildcard(port: dialled.port)
        hasWildcard = true
        for place in scope.egress.indices {
            add(scope.egress[place], services: index.services(boundTo: dialled, egress: place, mesh: mesh))
        }
    }

    /// The listener of a port alone, whatever address is dialled.
    ///
    /// - Parameter services: of each egress listener, those that have the port.
    init(mesh: Mesh, scope: Scope, port: Int, services: [[Scope.Import]]) {
        self.mesh = mesh
        self.scope = scope
        dialled = Dialled(address: .nothing, port: port, host: "", service: nil)
        client = -1
        for (egress, services) in zip(scope.egress, services) { add(egress, services: services) }
    }

    private mutating func add(_ egress: Scope.Egress, services: [Scope.Import]) {
        if let port = egress.port {
            // A listener that the application has to dial itself catches nothing.
            guard port.number == dialled.port, egress.captureMode != .none else { return }
            let declared = PortDeclaration(word: port.protocolName).portProtocol
            for service in services { add(service, declared: declared, egress: egress) }
            return
        }
        exact?.isLocked = true
        wildcard?.isLocked = true
        if egress.captureMode == .none { return }
        for service in services where service.includes(port: dialled.port) {
            for port in mesh.services[service.service].ports where port.number == dialled.port {
                add(service, declared: port.declared, egress: egress)
            }
        }
    }

    private mutating func add(_ candidate: Scope.Import, declared: PortProtocol, egress: Scope.Egress) {
        let service = mesh.services[candidate.service]
        if service.isAlias || declared == .udp { return }
        if declared.isHTTP && egress.bind == nil && Self.reservedPorts.contains(dialled.port) { return }
        switch bind(of: candidate.service, declared: declared, egress: egress) {
        case .elsewhere:
            return
        case .wildcard(let ranges):
            if hasWildcard { return }
            if let listener = wildcard, listener.isHTTP(beside: declared) { return }
            let chains = chains(
                of: candidate.service, declared: declared, ranges: ranges, isWildcard: true, egress: egress)
            merge(chains, declared: declared, into: &wildcard, isWildcard: true)
        case .exact:
            let chains = chains(
                of: candidate.service, declared: declared, ranges: [], isWildcard: false, egress: egress)
            merge(chains, declared: declared, into: &exact, isWildcard: false)
        }
    }

    private func merge(
        _ chains: Chains, declared: PortProtocol, into listener: inout OutboundListener?, isWildcard: Bool
    ) {
        guard listener == nil else {
            listener?.merge(declared, chains: chains)
            return
        }
        let all: [OutboundChain]
        switch declared.class {
        case .http1, .http2: all = chains.http
        case .auto: all = chains.bytes + chains.http
        case .tcp, .tls, .udp: all = chains.bytes
        }
        listener = OutboundListener(declared, chains: all, isWildcard: isWildcard)
    }
}

extension OutboundListener {
    /// Whether one more HTTP service would leave it as it is.
    fileprivate func isHTTP(beside other: PortProtocol) -> Bool {
        guard other.isHTTP, !isLocked else { return false }
        return declared.isHTTP || declared == .auto
    }
}
