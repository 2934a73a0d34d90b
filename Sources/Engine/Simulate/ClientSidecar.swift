import Model

/// Leg 1: what a client's sidecar does with a connection of its application.
struct ClientSidecar {
    let mesh: Mesh
    let scope: Scope
    /// The place in `Mesh.workloads`.
    let client: Int

    /// Every way in which the call may leave: several where routes are weighted, or depend on the request.
    func exits(_ dialled: Dialled, flow: Flow, authority: String) -> [ClientExit] {
        if dialled.port == 15001 { return [catchAll(.noListener)] }
        let builder = OutboundListenerBuilder(mesh: mesh, scope: scope, dialled: dialled, client: client)
        guard let listener = builder.exact ?? builder.wildcard else { return [withoutListener(flow)] }
        let selection = ChainSelection(
            listener: listener, address: dialled.address.ip, bytes: flow.firstBytes,
            sni: flow.applicationTLS.map { $0.sni ?? dialled.host },
            detectionTimeout: mesh.settings.protocolDetectionTimeout)
        switch selection.select() {
        case .waits:
            return [refused(.clientWaitsForBytes)]
        case .catchAll:
            let isForNames = listener.chains.contains { !$0.sniHosts.isEmpty } && flow.firstBytes == .clientHello
            return [catchAll(isForNames ? .noMatchingSNI : .notHTTP)]
        case .chain(let chain):
            return follow(chain, dialled: dialled, authority: authority)
        }
    }

    private func follow(_ chain: OutboundChain, dialled: Dialled, authority: String) -> [ClientExit] {
        switch chain.action {
        case .cluster(let service, let port):
            return [cluster(mesh.services[service].host, port: port, subset: nil, readsHTTP: false)]
        case .route(let place, let destinations):
            return weighted(destinations).map { destination in
                let host = mesh.virtualServices[place].qualified(destination.host)
                let port = destination.port ?? onlyPort(of: host) ?? dialled.port
                return cluster(host, port: port, subset: destination.subset, readsHTTP: false)
            }
        case .http(let sniffed):
            let routing = HTTPRouting(mesh: mesh, scope: scope, port: dialled.port)
            return follow(sniffed.map(routing.route(sniffed:)) ?? routing.route(host: authority), port: dialled.port)
        }
    }

    private func follow(_ outcome: HTTPRouting.Outcome, port: Int) -> [ClientExit] {
        switch outcome {
        case .service(let service):
            return [cluster(mesh.services[service].host, port: port, subset: nil, readsHTTP: true)]
        case .routes(let choices):
            return choices.flatMap { exits($0, port: port) }
        case .unknownHost:
            guard scope.outboundTrafficPolicy != .registryOnly else { return [refused(.client502UnknownHost)] }
            return [ClientExit(kind: .passthrough(.unknownHost), readsHTTP: true)]
        }
    }

    private func exits(_ choice: HTTPRouting.Choice, port: Int) -> [ClientExit] {
        guard let place = choice.virtualService else { return [] }
        let source = mesh.virtualServices[place]
        func unsettled(_ missing: Walk.Missing) -> [ClientExit] {
            [ClientExit(kind: .unsettled(missing), readsHTTP: true, conditions: choice.conditions)]
        }
        switch choice.action {
        case .redirect(let status), .directResponse(let status):
            return unsettled(.answeredByRoute(source.source.reference, status: status))
        case .delegate:
            return unsettled(.delegatedRoute(source.source.reference))
        case .route(let destinations):
            return weighted(destinations).map { destination in
                var exit = cluster(
                    concrete(source.qualified(destination.host)), port: destination.port ?? port,
                    subset: destination.subset, readsHTTP: true)
                exit.conditions = choice.conditions
                return exit
            }
        }
    }

    /// Destinations with a share of the calls; where none has one, all count.
    private func weighted(_ destinations: [RouteDestination]) -> [RouteDestination] {
        guard destinations.count > 1 else { return destinations }
        let weighted = destinations.filter { $0.weight > 0 }
        return weighted.isEmpty ? destinations : weighted
    }

    private func cluster(_ host: String, port: Int, subset: String?, readsHTTP: Bool) -> ClientExit {
        let sought = scope.imported(host, from: mesh)?.service
        guard let upstream = mesh.upstream(host: host, port: port, subset: subset, scope: scope) else {
            return ClientExit(kind: .refused(.clientClusterNotFound), readsHTTP: readsHTTP, sought: sought)
        }
        return ClientExit(kind: .cluster, upstream: upstream, readsHTTP: readsHTTP, sought: sought)
    }

    /// An ExternalName Service as a destination stands for the host that it names.
    private func concrete(_ host: String) -> String {
        for place in mesh.services(host: host) {
            if case .alias(let other) = mesh.services[place].resolution { return NameResolution.normalized(other) }
        }
        return host
    }

    private func onlyPort(of host: String) -> Int? {
        guard let imported = scope.imported(host, from: mesh) else { return nil }
        let ports = mesh.services[imported.service].ports.filter { imported.includes(port: $0.number) }
        return ports.count == 1 ? ports[0].number : nil
    }

    /// The listener for all that no other one catches.
    private func withoutListener(_ flow: Flow) -> ClientExit {
        guard scope.outboundTrafficPolicy == .allowAnyDynamicDNS else { return catchAll(.noListener) }
        if flow.firstBytes == .silence && mesh.settings.protocolDetectionTimeout == 0 {
            return refused(.clientWaitsForBytes)
        }
        return ClientExit(kind: .passthrough(.noListener), readsHTTP: flow.isCleartextHTTP)
    }

    private func catchAll(_ unmatched: ClientExit.Unmatched) -> ClientExit {
        scope.outboundTrafficPolicy == .registryOnly
            ? refused(.clientBlackhole) : ClientExit(kind: .passthrough(unmatched), readsHTTP: false)
    }

    private func refused(_ reason: FailureReason) -> ClientExit {
        ClientExit(kind: .refused(reason), readsHTTP: reason == .client502UnknownHost)
    }
}
