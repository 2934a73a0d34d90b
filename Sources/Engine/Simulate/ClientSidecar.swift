import Model

/// Leg 1: what a client's sidecar does with a connection of its application.
struct ClientSidecar {
    let mesh: Mesh
    let scope: Scope
    /// The place in `Mesh.workloads`.
    let client: Int
    let line: RequestLine

    private var clusters: ClusterExits { ClusterExits(mesh: mesh, scope: scope) }

    /// Every way in which the call may leave: several where routes are weighted, or depend on the request.
    func exits(_ dialled: Dialled, flow: Flow, authority: String) -> [ClientExit] {
        if scope.shared.hasHTTPProxy, let sidecar = scope.sidecar, isProxied(dialled) {
            return [ClientExit(kind: .unsettled(.httpProxy(sidecar)), readsHTTP: true)]
        }
        // Another pod of the same workload is another endpoint.
        let own = mesh.workloads[client].hasOnePod ? client : -1
        let builder = OutboundListenerBuilder(mesh: mesh, scope: scope, dialled: dialled, client: own)
        guard let listener = builder.exact ?? builder.wildcard else {
            return [withoutListener(flow, port: dialled.port)]
        }
        let selection = ChainSelection(
            chains: listener.chains, address: dialled.address.ip, bytes: flow.firstBytes,
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

    /// Whether an HTTP proxy of the sidecar's catches the connection.
    ///
    /// Istio: `pilot/pkg/networking/core/listener.go`, `buildSidecarOutboundListener`.
    private func isProxied(_ dialled: Dialled) -> Bool {
        scope.egress.contains { egress in
            guard let port = egress.port, port.isHTTPProxy, port.number == dialled.port,
                egress.captureMode != .none, !egress.services.isEmpty
            else { return false }
            return egress.bind.flatMap(IPAddress.init).map { $0 == dialled.address.ip } ?? true
        }
    }

    private func follow(_ chain: OutboundChain, dialled: Dialled, authority: String) -> [ClientExit] {
        switch chain.action {
        case .cluster(let service, let port):
            return [clusters.cluster(mesh.services[service].host, port: port, subset: nil, readsHTTP: false)]
        case .route(let place, let destinations):
            return clusters.exits(virtualService: place, destinations, port: dialled.port)
        case .http(let sniffed):
            var routing = HTTPRouting(mesh: mesh, scope: scope, port: dialled.port)
            routing.line = line
            return follow(sniffed.map(routing.route(sniffed:)) ?? routing.route(host: authority), port: dialled.port)
        }
    }

    private func follow(_ outcome: HTTPRouting.Outcome, port: Int) -> [ClientExit] {
        switch outcome {
        case .service(let service):
            return [clusters.cluster(mesh.services[service].host, port: port, subset: nil, readsHTTP: true)]
        case .routes(let choices):
            return clusters.exits(choices, port: port)
        case .unknownHost:
            guard scope.outboundTrafficPolicy != .registryOnly else { return [refused(.client502UnknownHost)] }
            return [passed(.unknownHost, readsHTTP: true)]
        }
    }

    /// The listener for all that no other one catches.
    private func withoutListener(_ flow: Flow, port: Int) -> ClientExit {
        // The port to which iptables redirects: dialled itself, it would lead back to the sidecar.
        if port == 15001 { return refused(.clientBlackhole) }
        guard scope.outboundTrafficPolicy == .allowAnyDynamicDNS else { return catchAll(.noListener) }
        if flow.firstBytes == .silence && mesh.settings.protocolDetectionTimeout == 0 {
            return refused(.clientWaitsForBytes)
        }
        return passed(.noListener, readsHTTP: flow.isCleartextHTTP)
    }

    private func catchAll(_ unmatched: ClientExit.Unmatched) -> ClientExit {
        scope.outboundTrafficPolicy == .registryOnly
            ? refused(.clientBlackhole) : passed(unmatched, readsHTTP: false)
    }

    /// To the address that was dialled, unless the Sidecar names a host for all that it does not know.
    ///
    /// Istio: `pilot/pkg/networking/core/listener_builder.go`, `buildOutboundCatchAllNetworkFiltersOnly`, and
    /// `pilot/pkg/networking/core/httproute.go`, `buildCatchAllVirtualHost`: the cluster by the name as it is written.
    private func passed(_ unmatched: ClientExit.Unmatched, readsHTTP: Bool) -> ClientExit {
        guard let proxy = scope.shared.egressProxy else {
            return ClientExit(kind: .passthrough(unmatched), readsHTTP: readsHTTP)
        }
        var exit = clusters.cluster(proxy.host, port: proxy.port ?? 0, subset: proxy.subset, readsHTTP: readsHTTP)
        exit.isProxied = true
        return exit
    }

    private func refused(_ reason: FailureReason) -> ClientExit {
        ClientExit(kind: .refused(reason), readsHTTP: reason == .client502UnknownHost)
    }
}
