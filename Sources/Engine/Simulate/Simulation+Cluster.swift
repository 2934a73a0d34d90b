import Model

extension Simulation {
    /// The walks from a client's sidecar to the endpoints of a cluster.
    func walks(_ start: Walk, to upstream: Upstream, dialled: Dialled, readsHTTP: Bool) -> [Walk] {
        let tls = upstream.tls
        let transport = mesh.transport(of: upstream, tls: tls)
        let service = mesh.services[upstream.service]
        let payload = readsHTTP ? upstreamPayload(upstream, tls: tls) : call.payload
        var start = start
        start.transport = transport

        func flow(to endpoint: Endpoint?) -> Flow {
            var flow = Flow(payload: payload, applicationTLS: call.applicationTLS)
            switch transport {
            case .raw: break
            case .originated(let settings): flow.outer = .originated(mutual: settings.hasClientCertificate)
            case .istioMTLS: flow.outer = .istioMTLS(offer(payload, readsHTTP: readsHTTP, upstream: upstream))
            case .auto:
                if let endpoint, mesh.isLabelled(endpoint, tls: tls) {
                    flow.outer = .istioMTLS(offer(payload, readsHTTP: readsHTTP, upstream: upstream))
                }
            }
            return flow
        }

        if mesh.followsDialledAddress(upstream, tls: tls) {
            // `targetPort` of a ServiceEntry with resolution NONE replaces the port that was dialled.
            let override = service.isKubernetes || service.resolution != .passthrough ? nil : upstream.port.targetNumber
            return deliver(start, flow: flow(to: nil), to: dialled, port: override ?? dialled.port)
        }
        var endpoints = mesh.endpoints(of: service, port: upstream.port)
        if upstream.subset != nil { endpoints.removeAll { !mesh.isIn(upstream.subset, $0) } }
        if endpoints.isEmpty {
            start.fail(leg: 1, at: .clientSidecar, .noHealthyEndpoint)
            return [start]
        }
        return endpoints.map { deliver(start, flow: flow(to: $0), to: $0, isExternal: service.isExternal) }
    }

    /// The HTTP version towards a cluster: what its port declares, or the client's where it declares nothing.
    ///
    /// Istio: `pilot/pkg/networking/core/cluster_builder.go`, `setUpstreamProtocol`, and `shouldH2Upgrade`.
    private func upstreamPayload(_ upstream: Upstream, tls: ClientTLS) -> Call.Language {
        if tls.settings.usesClientProtocol { return call.payload }
        let declared = upstream.port.declared
        switch tls.settings.http2Upgrade {
        case .upgrade: return .http2
        case .doNotUpgrade, .default: break
        case nil:
            if declared.isHTTP && mesh.settings.http2Upgrade == .upgrade { return .http2 }
        }
        switch declared.class {
        case .http2: return .http2
        case .auto: return call.payload
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
