import Model

/// A gateway's proxy: it takes a connection, and forwards what is in it like a client.
struct GatewayProxy {
    /// What it forwards, and where; or why it forwards nothing.
    struct Passage {
        var exits: [ClientExit]
        /// What comes out of the layers that the gateway ended.
        var inner: Flow
        /// The server whose chain took the connection, if one did.
        var server: GatewayServer?
        /// That chain, where it ends the outermost TLS.
        var chain: GatewayChain?
        /// Whether its chain came as far as to read what is inside.
        var isTaken = false
    }

    let mesh: Mesh
    let scope: Scope
    /// The place in `Mesh.workloads`.
    let place: Int

    func passage(_ flow: Flow, port: Int, serverName: String?, heading: Heading) -> Passage {
        func refused(_ reason: FailureReason) -> Passage {
            Passage(exits: [ClientExit(kind: .refused(reason), readsHTTP: false)], inner: flow)
        }
        guard let listener = mesh.gatewayViews.listener(of: place, port: port, in: mesh) else {
            return refused(.gatewayNoListener)
        }
        // The inspector of a listener with TLS waits for bytes, and closes when none come.
        if flow.firstBytes == .silence, listener.chains.contains(where: \.needsTLS) {
            return refused(listener.chains.allSatisfy(\.needsTLS) ? .gatewayExpectsTLS : .serverWaitsForBytes)
        }
        let selection = ChainSelection(
            chains: listener.chains, address: nil, bytes: flow.firstBytes, sni: serverName, detectionTimeout: 0)
        guard case .chain(let chain) = selection.select(), !chain.isForIstioOnly || flow.isIstioMTLS else {
            return refused(flow.firstBytes == .clientHello ? .gatewayNoMatchingServer : .gatewayExpectsTLS)
        }
        var passage = follow(chain, port: port, flow: flow, heading: heading)
        passage.server = chain.server
        if let absent = listener.absentCredential {
            passage.exits = passage.exits.map { $0.waiting(for: absent) }
        }
        return passage
    }

    private func follow(_ chain: GatewayChain, port: Int, flow: Flow, heading: Heading) -> Passage {
        switch GatewayTermination(chain: chain).receive(flow) {
        case .refused(let reason):
            return Passage(exits: [ClientExit(kind: .refused(reason), readsHTTP: false)], inner: flow)
        case .passed(let inner):
            return Passage(
                exits: exits(chain, port: port, heading: heading), inner: inner,
                chain: chain.termination == nil ? nil : chain, isTaken: true)
        }
    }

    private func exits(_ chain: GatewayChain, port: Int, heading: Heading) -> [ClientExit] {
        let clusters = ClusterExits(mesh: mesh, scope: scope)
        switch chain.action {
        case .route(let place, let destinations):
            return clusters.exits(virtualService: place, destinations, port: chain.server.source.port)
        case .cluster(let host, let port, let subset):
            return [clusters.cluster(host, port: port, subset: subset, readsHTTP: false)]
        case .http(let servers):
            let routes = mesh.gatewayViews.routes(of: place, port: port, chain: chain, servers: servers, in: mesh)
            let isEncrypted = chain.termination != nil
            switch routes.route(host: heading.authority, isEncrypted: isEncrypted, line: heading.line) {
            case .none: return [ClientExit(kind: .refused(.gatewayNoRoute), readsHTTP: true)]
            case .redirectToHTTPS: return [ClientExit(kind: .refused(.gatewayRedirectsToHTTPS), readsHTTP: true)]
            case .choices(let choices, let port):
                return choices.flatMap { exits($0, clusters: clusters, port: port, isEncrypted: isEncrypted) }
            }
        }
    }

    private func exits(
        _ choice: HTTPRouting.Choice, clusters: ClusterExits, port: Int, isEncrypted: Bool
    ) -> [ClientExit] {
        // Where the request is HTTPS already, it comes back for ever.
        if case .redirectToHTTPS = choice.action, !isEncrypted || choice.returnsToHTTPS {
            return [
                ClientExit(
                    kind: .refused(.gatewayRedirectsToHTTPS), readsHTTP: true, conditions: choice.conditions)
            ]
        }
        return clusters.exits(choice, port: port)
    }
}

extension ClientExit {
    /// What leads on is left open; what is refused is refused without a certificate too.
    func waiting(for credential: ObjectReference) -> ClientExit {
        if case .refused = kind { return self }
        return ClientExit(kind: .unsettled(.credential(credential)), readsHTTP: readsHTTP, conditions: conditions)
    }
}

extension Flow {
    fileprivate var isIstioMTLS: Bool {
        if case .istioMTLS = outer { return true }
        return false
    }
}
