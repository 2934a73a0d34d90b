import Model

extension Simulation {
    /// The walks from a sidecar or a gateway to the endpoints of a cluster.
    ///
    /// - Parameters:
    ///   - inner: what the proxy forwards, without the layer that it puts on itself.
    ///   - dialled: the address that the client dialled; a gateway does not know it.
    func walks(
        _ start: Walk, to upstream: Upstream, inner: Flow, readsHTTP: Bool, dialled: Dialled?, heading: Heading
    ) -> [Walk] {
        let tls = upstream.tls
        let transport = mesh.transport(of: upstream, tls: tls)
        let service = mesh.services[upstream.service]
        var inner = inner
        if readsHTTP { inner.payload = upstreamPayload(upstream, tls: tls, incoming: inner.payload) }
        var start = start
        start.setTransport(transport)
        if case .originated(let settings) = transport, settings.credentialName == ClientTLSSettings.invalidCredential {
            return [unverified(start, flow: inner.wrapped(in: .originated(mutual: false)), to: service)]
        }

        if inner.relayed != nil, !transport.isRaw, let gateway = start.gateway {
            start.missing = .manyLayers(mesh.workloads[gateway.workload].name)
            return [start]
        }
        if case .originated(let settings) = transport, let end = origination(settings, on: start) {
            switch end {
            case .fails(_, let fault):
                start.failAtSender(.upstreamCertificateVerification)
                start.certificateFault = fault
            case .open(let reference): start.missing = .credential(reference)
            }
            return [start]
        }

        func flow(to endpoint: Endpoint?) -> Flow {
            switch transport {
            case .raw: return inner
            case .originated(let settings): return inner.wrapped(in: .originated(mutual: settings.hasClientCertificate))
            case .auto:
                guard let endpoint, mesh.isLabelled(endpoint, tls: tls) else { return inner }
            case .istioMTLS: break
            }
            return inner.wrapped(in: .istioMTLS(offer(inner.payload, readsHTTP: readsHTTP, upstream: upstream)))
        }

        if let dialled, mesh.followsDialledAddress(upstream, tls: tls) {
            // `targetPort` of a ServiceEntry with resolution NONE replaces the port that was dialled.
            let override = service.isKubernetes || service.resolution != .passthrough ? nil : upstream.port.targetNumber
            return deliver(start, flow: flow(to: nil), to: dialled, port: override ?? dialled.port, heading: heading)
        }
        if service.resolution == .dynamicDNS {
            return dynamic(start, flow: flow(to: nil), to: upstream.port, heading: heading)
        }
        var endpoints = mesh.endpoints(of: service, port: upstream.port)
        if upstream.subset != nil { endpoints.removeAll { !mesh.isIn(upstream.subset, $0) } }
        // A gateway has no dialled address to balance to.
        let isLost = upstream.proxy == .gateway && tls.balancesToDialledAddress
        if endpoints.isEmpty || isLost {
            // A cluster of DNS names is not made without one. Istio: `cluster_builder.go`, `buildCluster`.
            start.failAtSender(service.resolution == .dns && !isLost ? .clientClusterNotFound : .noHealthyEndpoint)
            return [start]
        }
        return deliver(start, to: endpoints, isExternal: service.isExternal, heading: heading) { flow(to: $0) }
    }

    /// A cluster that waits for the certificates to verify by, for ever.
    private func unverified(_ start: Walk, flow: Flow, to service: MeshService) -> Walk {
        var walk = start
        walk.second = leg(
            flow, to: service.isExternal ? .external : .serverApp, medium: service.isExternal ? .internet : .network,
            from: start)
        walk.fail(leg: 2, at: start.sender, .upstreamCertificateVerification)
        return walk
    }

    /// To whatever name the request or its SNI gives.
    ///
    /// Istio: `pilot/pkg/networking/core/cluster.go`, `buildOutboundClusters`, which makes such clusters for these
    /// protocols alone.
    private func dynamic(_ start: Walk, flow: Flow, to port: MeshService.Port, heading: Heading) -> [Walk] {
        guard [.http, .http2, .grpc, .tls].contains(port.declared) else {
            var walk = start
            walk.failAtSender(.clientClusterNotFound)
            return [walk]
        }
        let place = outside(heading.host, port: port.number)
        return deliver(start, to: [place], isExternal: true, heading: heading) { _ in flow }
    }

    /// The HTTP version towards a cluster: what its port declares, or the client's where it declares nothing.
    ///
    /// Istio: `pilot/pkg/networking/core/cluster_builder.go`, `setUpstreamProtocol`, and `shouldH2Upgrade`.
    private func upstreamPayload(
        _ upstream: Upstream, tls: ClientTLS, incoming: Call.Language
    ) -> Call.Language {
        let pool = tls.settings.connectionPool ?? TrafficPolicy.ConnectionPool()
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
    func isIn(_ subset: DestinationRule.Subset?, _ endpoint: Endpoint) -> Bool {
        guard let subset else { return true }
        switch endpoint.place {
        case .workload(let place): return subset.labels.isSubset(of: workloads[place].labels)
        case .address(_, _, _, let labels): return subset.labels.isSubset(of: labels)
        }
    }
}
