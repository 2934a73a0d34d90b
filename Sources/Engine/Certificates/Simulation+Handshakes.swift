import Model

extension Simulation {
    /// The proxy that put the layer of originated TLS on, as it looks at who takes it off.
    private func proxy(_ originator: Originator, of walk: Walk, _ evidence: CertificateEvidence) -> (
        ProxyAsClient, MeshService
    )? {
        guard let upstream = originator.upstream, let settings = upstream.tls.settings.tls,
            let namespace = namespace(of: originator, on: walk)
        else { return nil }
        return (
            ProxyAsClient(evidence: evidence, settings: settings, namespace: namespace), mesh.services[upstream.service]
        )
    }

    /// Of the gateway's pods, or of the client's.
    private func namespace(of originator: Originator, on walk: Walk) -> String? {
        if let place = originator.gateway { return mesh.workloads[walk.gateways[place].workload].name.namespace }
        guard case .workload(let place) = caller else { return nil }
        return mesh.workloads[place].name.namespace
    }

    private func verification(
        by proxy: (ProxyAsClient, MeshService), _ originator: Originator, on walk: Walk
    ) -> CertificateVerification {
        proxy.0.verification(
            of: proxy.1, authority: walk.readsRequests(originator) ? walk.heading?.authority ?? authority : nil,
            at: proxy.0.evidence.presented.at)
    }

    private func applicationAsClient(_ tls: Call.TLS, host: String, _ evidence: CertificateEvidence)
        -> ApplicationAsClient
    {
        ApplicationAsClient(
            evidence: evidence, caller: caller, tls: tls, host: host,
            webhook: mesh.webhooks(calledBy: caller, host: host).first)
    }

    private func workloadChain(_ text: PEMText?, _ member: String) -> PresentedChain? {
        text.map { PresentedChain(certificates: $0.certificates, source: .member(member)) }
    }

    /// Why the handshake with a gateway's chain comes to nothing.
    func gatewayHandshake(_ chain: GatewayChain, _ flow: Flow, on walk: Walk, gateway place: Int, host: String)
        -> HandshakeEnd?
    {
        guard let evidence else { return nil }
        let server = GatewayAsServer(
            evidence: evidence, chain: chain, namespace: mesh.workloads[place].name.namespace)
        switch flow.outer {
        case .istioMTLS:
            return server.end(nil, client: workloadChain(evidence.presented[.clientWorkload], "client.certificate"))
        case .originated:
            let originator = walk.originator(of: flow)
            guard let proxy = proxy(originator, of: walk, evidence) else { return nil }
            var client: PresentedChain?
            if case .held(let chain) = proxy.0.certificate { client = chain }
            return server.end(verification(by: proxy, originator, on: walk), client: client)
        case nil:
            guard let tls = flow.applicationTLS else { return nil }
            let client = applicationAsClient(tls, host: host, evidence)
            return server.end(client.verification, client: client.certificate)
        }
    }

    /// Why a proxy cannot originate TLS at all.
    func origination(_ settings: ClientTLSSettings, on walk: Walk) -> HandshakeEnd? {
        let last = Originator(hop: walk.sender, upstream: nil, gateway: walk.gateways.indices.last)
        guard let evidence, let namespace = namespace(of: last, on: walk) else { return nil }
        switch ProxyAsClient(evidence: evidence, settings: settings, namespace: namespace).obstacle {
        case .unknown: return nil
        case .absent(let reference): return .open(reference)
        case .faulty(let fault): return .fails(.client, fault)
        }
    }

    /// Why the handshake with the server's application comes to nothing, and at which hop.
    func applicationHandshake(_ flow: Flow, on walk: Walk, leg: Int, at hop: Hop) -> (Hop, CertificateFault)? {
        guard let evidence else { return nil }
        let verification: CertificateVerification
        var client: PresentedChain?
        var verifier = Hop.clientApp
        switch flow.outer {
        case .istioMTLS: return nil
        case .originated:
            // An EnvoyFilter's origination inside the server's pod shows nothing of its certificates.
            let originator = walk.originator
            guard leg == 2 || walk.second?.flow.outer == flow.outer,
                let proxy = proxy(originator, of: walk, evidence)
            else { return nil }
            verifier = originator.hop
            verification = self.verification(by: proxy, originator, on: walk)
            if case .held(let chain) = proxy.0.certificate { client = chain }
        case nil:
            guard let tls = flow.applicationTLS else { return nil }
            let sender = applicationAsClient(tls, host: walk.heading?.host ?? authority, evidence)
            verification = sender.verification
            client = sender.certificate
        }
        if let server = workloadChain(evidence.presented[.serverApplication], "server.app.certificate"),
            let fault = verification.fault(of: server)
        {
            return (verifier, fault)
        }
        guard application.requiresClientCertificate, let client, let text = evidence.presented[.serverAuthorities],
            case .held(let trusted) = CertificateEvidence.authorities(text, .member("server.app.caCertificates"))
        else { return nil }
        let looks = CertificateVerification(
            trust: .authorities(trusted), names: .any, isOfServer: false, at: evidence.presented.at)
        return looks.fault(of: client).map { (hop, $0) }
    }

    /// Why Istio mTLS with a server's sidecar comes to nothing: both sides look at certificates of the mesh.
    ///
    /// - Parameter namespace: of the server.
    func workloadHandshake(_ walk: Walk, serverIn server: String) -> (Hop, CertificateFault)? {
        guard let evidence else { return nil }
        let (presented, originator) = (evidence.presented, walk.originator)
        if let server = workloadChain(presented[.serverWorkload], "server.certificate"),
            let upstream = originator.upstream,
            let namespace = namespace(of: originator, on: walk)
        {
            let look = CertificateVerification(
                trust: evidence.meshRoot(in: namespace), names: .identities(expectedIdentities(upstream)),
                isOfServer: true, at: presented.at)
            if let fault = look.fault(of: server) { return (originator.hop, fault) }
        }
        guard originator.gateway == nil,
            let client = workloadChain(presented[.clientWorkload], "client.certificate")
        else { return nil }
        let look = CertificateVerification(
            trust: evidence.meshRoot(in: server),
            names: .trustDomains([mesh.settings.trustDomain] + mesh.settings.trustDomainAliases), isOfServer: false,
            at: presented.at)
        return look.fault(of: client).map { (.serverSidecar, $0) }
    }

    /// Istio: `pkg/spiffe/spiffe.go`, `ExpandWithTrustDomains`: each identity in each trust domain of the mesh.
    private func expectedIdentities(_ upstream: Upstream) -> [String] {
        let named = upstream.tls.settings.tls?.subjectAltNames ?? []
        if !named.isEmpty { return named }
        let own = "spiffe://\(mesh.settings.trustDomain)/"
        return mesh.identities(of: mesh.services[upstream.service]).flatMap { identity in
            guard identity.hasPrefix(own) else { return [identity] }
            return [identity]
                + mesh.settings.trustDomainAliases.map { "spiffe://\($0)/\(identity.dropFirst(own.utf8.count))" }
        }
    }
}
