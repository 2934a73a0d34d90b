import Model

extension Simulation {
    /// Leg 2 to whatever stands at the address that was dialled.
    func deliver(
        _ start: consuming Walk, flow: Flow, to dialled: Dialled, port: Int, heading: Heading, into walks: inout [Walk]
    ) {
        let endpoints: Few<Endpoint>
        var isExternal = false
        switch dialled.address {
        case .nothing:
            endpoints = .none
        case .gateway(let place, let port?):
            return pass(start, flow: flow, through: place, among: 1, port: port, heading: heading, into: &walks)
        case .gateway(let place, nil):
            return walks.append(unexposed(start, flow: flow, gateway: place, port: port))
        case .pod(let place):
            if mesh.workloads[place].template.hostNetwork, let published = mesh.published.port(of: dialled, in: mesh) {
                return deliver(start, flow: flow, to: published, heading: heading, into: &walks)
            }
            endpoints = .one(Endpoint(place: .workload(place), port: port, tlsMode: mesh.workloads[place].tlsMode))
        case .service(let place):
            endpoints = clusterEndpoints(of: mesh.services[place], port: dialled.port)
        case .ip(let address):
            if let service = mesh.clusterService(at: address) {
                endpoints = clusterEndpoints(of: service, port: dialled.port)
            } else if let published = mesh.published.port(of: dialled, in: mesh) {
                return deliver(start, flow: flow, to: published, heading: heading, into: &walks)
            } else {
                isExternal = !mesh.published.has(dialled)
                endpoints = isExternal ? .one(outside("\(address)", port: port)) : .none
            }
        case .outside:
            if let published = mesh.published.port(of: dialled, in: mesh) {
                return deliver(start, flow: flow, to: published, heading: heading, into: &walks)
            }
            isExternal = !mesh.published.has(dialled)
            endpoints = isExternal ? .one(outside(dialled.host, port: port)) : .none
        }
        deliver(start, flow: flow, to: endpoints, isExternal: isExternal, heading: heading, into: &walks)
    }

    /// To a Service that is dialled by a node's address, its load balancer's or one of `externalIPs`.
    private func deliver(
        _ start: consuming Walk, flow: Flow, to published: PublishedServices.Port, heading: Heading,
        into walks: inout [Walk]
    ) {
        if flow.firstBytes == .clientHello, let balancer = mesh.balancerEndingTLS(published) {
            start.missing = .balancerEndsTLS(balancer)
            return walks.append(start)
        }
        let endpoints = mesh.endpoints(of: mesh.services[published.service], port: published.port)
        deliver(start, flow: flow, to: endpoints, isExternal: false, heading: heading, into: &walks)
    }

    private func deliver(
        _ start: consuming Walk, flow: Flow, to endpoints: Few<Endpoint>, isExternal: Bool, heading: Heading,
        into walks: inout [Walk]
    ) {
        guard !endpoints.isEmpty else {
            start.second = leg(flow, to: .serverApp, medium: .network, from: start.sender)
            start.fail(leg: 2, at: .serverApp, .noHealthyEndpoint)
            return walks.append(start)
        }
        deliver(start, to: endpoints, isExternal: isExternal, heading: heading, into: &walks) { _ in flow }
    }

    /// To each of several endpoints; a gateway among them is passed.
    func deliver(
        _ start: consuming Walk, to endpoints: Few<Endpoint>, isExternal: Bool, heading: Heading,
        into walks: inout [Walk], flow: (Endpoint) -> Flow
    ) {
        let count = endpoints.count
        if count == 1 {
            let only = endpoints[0]
            return deliver(
                start, flow: flow(only), to: only, among: 1, isExternal: isExternal, heading: heading, into: &walks)
        }
        for endpoint in endpoints {
            deliver(
                copy start, flow: flow(endpoint), to: endpoint, among: count, isExternal: isExternal, heading: heading,
                into: &walks)
        }
    }

    private func deliver(
        _ start: consuming Walk, flow: Flow, to endpoint: Endpoint, among count: Int, isExternal: Bool,
        heading: Heading, into walks: inout [Walk]
    ) {
        if let place = gateway(at: endpoint) {
            return pass(
                start, flow: flow, through: place, among: count, port: endpoint.port, heading: heading, into: &walks)
        }
        arrive(&start, flow: flow, at: endpoint, isExternal: isExternal, heading: heading)
        walks.append(start)
    }

    private func gateway(at endpoint: Endpoint) -> Int? {
        guard case .workload(let place) = endpoint.place, mesh.workloads[place].decision.dataplane == .gateway else {
            return nil
        }
        return place
    }

    /// What kube-proxy sends a connection to, when it is not the sidecar that balances.
    private func clusterEndpoints(of service: MeshService, port: Int) -> Few<Endpoint> {
        guard let servicePort = service.port(port) else { return .none }
        return mesh.endpoints(of: service, port: servicePort)
    }

    func outside(_ address: String, port: Int) -> Endpoint {
        Endpoint(
            place: .address(address, serviceAccount: nil, namespace: "", labels: []), port: port, tlsMode: "disabled")
    }

    func leg(_ flow: Flow, to hop: Hop, medium: Medium, from sender: Hop) -> LegState {
        LegState(from: sender, to: hop, medium: medium, flow: flow, visibility: .layer4, status: .ok)
    }

    /// Legs 2 and 3 to one endpoint.
    private func arrive(
        _ walk: inout Walk, flow: Flow, at endpoint: Endpoint, isExternal: Bool, heading: Heading
    ) {
        walk.endpoint = endpoint
        guard case .workload(let place) = endpoint.place else {
            let hop: Hop = isExternal ? .external : .serverApp
            walk.second = leg(flow, to: hop, medium: isExternal ? .internet : .network, from: walk.sender)
            if let machine = mesh.machine(at: endpoint) {
                passMachine(&walk, flow: flow, machine, port: endpoint.port)
            } else {
                receive(&walk, flow: flow, leg: 2, at: hop)
            }
            return
        }
        let workload = mesh.workloads[place]
        switch workload.decision.dataplane {
        case .sidecar:
            guard mesh.meetsSidecar(workload, port: endpoint.port) else { break }
            return passSidecar(&walk, flow: flow, place: place, port: endpoint.port, heading: heading)
        case .none, .gateway:
            break
        case .ambient:
            walk.missing = .ambient(workload.name)
        case .unknown:
            walk.missing = .namespace(workload.name)
        }
        walk.second = leg(flow, to: .serverApp, medium: .network, from: walk.sender)
        if walk.missing == nil {
            receive(&walk, flow: flow, leg: 2, at: .serverApp, hasSidecar: workload.hasSidecar)
        }
    }

    private func passSidecar(_ walk: inout Walk, flow: Flow, place: Int, port: Int, heading: Heading) {
        let workload = mesh.workloads[place]
        let inbound = mesh.inboundPort(ofWorkload: place, port: port)
        let decision = mesh.peerAuthentication(
            namespace: workload.name.namespace, labels: workload.labels, port: port)
        walk.inbound = inbound
        walk.peerAuthentication = decision
        walk.second = leg(flow, to: .serverSidecar, medium: .network, from: walk.sender)
        if case .outside(.kubelet) = caller, RewrittenProbe.covers(port, in: workload.template) {
            return probe(&walk, flow: flow)
        }
        if port == 15006 { return walk.fail(leg: 2, at: .serverSidecar, .noHealthyEndpoint) }
        let sidecar = ServerSidecar(
            port: inbound, mode: decision.mode, detectionTimeout: mesh.settings.protocolDetectionTimeout)
        switch sidecar.receive(flow) {
        case .refused(let reason):
            return walk.fail(leg: 2, at: .serverSidecar, reason)
        case .forwarded(var inner, let readsHTTP):
            let terminated = inner.outer != flow.outer
            if terminated, let (hop, fault) = workloadHandshake(walk, serverIn: workload.name.namespace) {
                return walk.fail(walk.networkStep, at: hop, fault)
            }
            if terminated, evidence?.presented[.serverWorkload] == nil, !isExpected(place, by: walk) {
                return walk.fail(leg: 2, at: walk.originator.hop, .upstreamCertificateVerification)
            }
            walk.second?.visibility = readsHTTP ? .layer7 : .layer4
            if mesh.originatesInbound(place, port: port) {
                // Which certificate such a filter presents is seldom written in it: taken to be one that serves.
                inner.outer = .originated(mutual: true)
            }
            let decision = access(
                of: walk, at: place, port: port, readsHTTP: readsHTTP, isTerminated: terminated, heading: heading)
            if case .denied(let refusal) = decision {
                walk.refusal = refusal
                return walk.fail(leg: 2, at: .serverSidecar, .authorizationDenied)
            }
            handOver(&walk, inner)
            if walk.failure == nil, case .open(let policies, let needs) = decision {
                walk.missing = .authorization(policies, needs: needs)
            }
        }
    }

    /// A probe of the kubelet's: plain HTTP to the agent, which asks the application itself.
    private func probe(_ walk: inout Walk, flow: Flow) {
        walk.isRewrittenProbe = true
        walk.second = leg(Flow(payload: .http1), to: .serverSidecar, medium: .network, from: walk.sender)
        walk.second?.visibility = .layer7
        handOver(&walk, flow)
    }

    /// Leg 3, from a server's sidecar to its application.
    func handOver(_ walk: inout Walk, _ flow: Flow) {
        walk.third = LegState(
            from: .serverSidecar, to: .serverApp, medium: .loopback, flow: flow, visibility: .layer4, status: .ok)
        receive(&walk, flow: flow, leg: 3, at: .serverApp, hasSidecar: true)
    }

    /// Whether the port that the last proxy sends to declares TLS.
    private func declaresTLS(_ walk: Walk) -> Bool { walk.lastUpstream?.port.declared.class == .tls }

    /// - Parameter hasSidecar: whether one runs on the pod, be it passed by.
    func receive(_ walk: inout Walk, flow: Flow, leg: Int, at hop: Hop, hasSidecar: Bool = false) {
        let reception = ApplicationReception(
            language: application.language ?? .http, tls: application.tls ?? declaresTLS(walk),
            requiresClientCertificate: application.requiresClientCertificate, hasSidecar: hasSidecar)
        if let reason = reception.refusal(of: flow) { return walk.fail(leg: leg, at: hop, reason) }
        if let (verifier, fault) = applicationHandshake(flow, on: walk, leg: leg, at: hop) {
            return walk.fail(leg == 3 ? .insideServer : walk.networkStep, at: verifier, fault)
        }
        let visibility: Visibility = flow.payload == .tcp || flow.payload == .serverFirst ? .layer4 : .layer7
        if leg == 3 { walk.third?.visibility = visibility } else { walk.second?.visibility = visibility }
    }
}
