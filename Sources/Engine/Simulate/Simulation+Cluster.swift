import Model

extension Simulation {
    /// Walks on from a sidecar or a gateway to the endpoints of a cluster.
    ///
    /// - Parameters:
    ///   - inner: what the proxy forwards, without the layer that it puts on itself.
    ///   - dialled: the address that the client dialled; a gateway does not know it.
    func walk(
        _ start: consuming Walk, to upstream: Upstream, inner: Flow, readsHTTP: Bool, dialled: Dialled?,
        heading: Heading, into walks: inout [Walk]
    ) {
        let transport = mesh.transport(of: upstream)
        let service = mesh.services[upstream.service]
        var inner = inner
        if readsHTTP { inner.payload = upstreamPayload(upstream, incoming: inner.payload) }
        start.setTransport(transport)
        if case .originated(let settings) = transport, settings.credentialName == ClientTLSSettings.invalidCredential {
            waitForAuthorities(&start, flow: inner.wrapped(in: .originated(mutual: false)), to: service)
            return walks.append(start)
        }

        if inner.relayed != nil, !transport.isRaw, let gateway = start.gateway {
            start.missing = .manyLayers(mesh.workloads[gateway.workload].name)
            return walks.append(start)
        }
        if case .originated(let settings) = transport, let end = origination(settings, on: start) {
            switch end {
            case .fails(_, let fault):
                start.failAtSender(.upstreamCertificateVerification)
                start.certificateFault = fault
            case .open(let reference): start.missing = .credential(reference)
            }
            return walks.append(start)
        }

        func flow(to endpoint: Endpoint?) -> Flow {
            switch transport {
            case .raw: return inner
            case .originated(let settings): return inner.wrapped(in: .originated(mutual: settings.hasClientCertificate))
            case .auto:
                guard let endpoint, mesh.isLabelled(endpoint, for: upstream) else { return inner }
            case .istioMTLS: break
            }
            return inner.wrapped(in: .istioMTLS(offer(inner.payload, readsHTTP: readsHTTP, upstream: upstream)))
        }

        if let dialled, mesh.followsDialledAddress(upstream) {
            // `targetPort` of a ServiceEntry with resolution NONE replaces the port that was dialled.
            let override = service.isKubernetes || service.resolution != .passthrough ? nil : upstream.port.targetNumber
            return deliver(
                start, flow: flow(to: nil), to: dialled, port: override ?? dialled.port, heading: heading, into: &walks)
        }
        if service.resolution == .dynamicDNS {
            return deliver(start, flow: flow(to: nil), toNameOn: upstream.port, heading: heading, into: &walks)
        }
        var endpoints = mesh.endpoints(of: service, port: upstream.port)
        if let subset = upstream.subset { endpoints.removeAll { !mesh.has(subset.labels, $0) } }
        // A gateway has no dialled address to balance to.
        let isLost = upstream.proxy == .gateway && upstream.tls.balancesToDialledAddress
        if endpoints.isEmpty || isLost {
            // A cluster of DNS names is not made without one. Istio: `cluster_builder.go`, `buildCluster`.
            start.failAtSender(service.resolution == .dns && !isLost ? .clientClusterNotFound : .noHealthyEndpoint)
            return walks.append(start)
        }
        deliver(start, to: endpoints, isExternal: service.isExternal, heading: heading, into: &walks) { flow(to: $0) }
    }

    /// A cluster that waits for the certificates to verify by, for ever.
    private func waitForAuthorities(_ walk: inout Walk, flow: Flow, to service: MeshService) {
        walk.second = leg(
            flow, to: service.isExternal ? .external : .serverApp, medium: service.isExternal ? .internet : .network,
            from: walk.sender)
        walk.fail(leg: 2, at: walk.sender, .upstreamCertificateVerification)
    }

    /// To whatever name the request or its SNI gives.
    ///
    /// Istio: `pilot/pkg/networking/core/cluster.go`, `buildOutboundClusters`, which makes such clusters for these
    /// protocols alone.
    private func deliver(
        _ start: consuming Walk, flow: Flow, toNameOn port: MeshService.Port, heading: Heading,
        into walks: inout [Walk]
    ) {
        guard [.http, .http2, .grpc, .tls].contains(port.declared) else {
            start.failAtSender(.clientClusterNotFound)
            return walks.append(start)
        }
        let place = outside(heading.host, port: port.number)
        deliver(start, to: .one(place), isExternal: true, heading: heading, into: &walks) { _ in flow }
    }

    /// The HTTP version towards a cluster: what its port declares, or the client's where it declares nothing.
    ///
    /// Istio: `pilot/pkg/networking/core/cluster_builder.go`, `setUpstreamProtocol`, and `shouldH2Upgrade`.
    private func upstreamPayload(_ upstream: Upstream, incoming: Call.Language) -> Call.Language {
        let pool = upstream.tls.settings.connectionPool ?? TrafficPolicy.ConnectionPool()
        if pool.usesClientProtocol { return incoming }
        let declared = upstream.port.declared
        switch pool.http2Upgrade {
        case .upgrade: return .http2
        case .doNotUpgrade: break
        case .default:
            if declared.isHTTP && mesh.settings.http2Upgrade == .upgrade { return .http2 }
        }
        switch declared.class {
        case .http2: return .http2
        case .auto: return incoming
        case .http1, .tcp, .tls, .udp: return .http1
        }
    }

    private func offer(_ payload: Call.Language, readsHTTP: Bool, upstream: Upstream) -> Flow.Offer {
        if readsHTTP { return payload == .http2 ? .http2 : .http1 }
        return .bytes(http2Cluster: upstream.port.declared.class == .http2)
    }
}

extension ClientTLSSettings {
    /// Whether the sidecar presents a certificate of the user's own.
    var hasClientCertificate: Bool { mode == .mutual }
}

extension Mesh {
    /// Whether an endpoint carries the labels of a subset.
    func has(_ labels: Labels, _ endpoint: Endpoint) -> Bool {
        switch endpoint.place {
        case .workload(let place): labels.isSubset(of: workloads[place].labels)
        case .address(_, _, _, let own): labels.isSubset(of: own)
        }
    }
}
