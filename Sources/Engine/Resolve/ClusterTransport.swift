import Model

/// What a sidecar or a gateway does with the bytes that it sends to a cluster.
///
/// Istio: `pilot/pkg/networking/core/cluster_tls.go`, `buildUpstreamTLSSettings` and `buildUpstreamClusterTLSContext`.
enum ClusterTransport: Hashable, Sendable {
    case raw(Cause)
    case istioMTLS(Cause)
    /// Istio mTLS to endpoints that are labelled for it, raw bytes to the others.
    case auto
    case originated(ClientTLSSettings)

    enum Cause: Hashable, Sendable {
        case destinationRule
        /// `enableAutoMtls: false`.
        case autoMTLSOff
        case externalService
        /// PeerAuthentication of the namespace or the mesh is DISABLE.
        case inferredDisable
        /// An endpoint of a headless service has no sidecar, or there is none at all.
        case headlessMixed
        case headless
        /// SIMPLE or MUTUAL with `credentialName`, in a rule without `workloadSelector`.
        case credentialNameIgnored
        /// MUTUAL without certificate and key.
        case certificateMissing
    }

    var isRaw: Bool {
        if case .raw = self { true } else { false }
    }
}

extension Mesh {
    func transport(of upstream: Upstream) -> ClusterTransport {
        if let settings = upstream.tls.settings.tls { return explicit(settings, upstream: upstream) }
        let service = services[upstream.service]
        if service.isExternal { return .raw(.externalService) }
        if !settings.enableAutoMTLS { return .raw(.autoMTLSOff) }
        if service.resolution == .passthrough || upstream.tls.infersFromPassthrough {
            let endpoints = endpoints(of: service, port: upstream.port)
            if endpoints.isEmpty || endpoints.contains(where: { $0.tlsMode == "disabled" }) {
                return .raw(.headlessMixed)
            }
        }
        if inferredMode(ofServicesIn: service.namespace) == .disable { return .raw(.inferredDisable) }
        return followsDialledAddress(upstream) ? .istioMTLS(.headless) : .auto
    }

    private func explicit(_ tls: ClientTLSSettings, upstream: Upstream) -> ClusterTransport {
        switch tls.mode {
        case .disable:
            return .raw(.destinationRule)
        case .istioMutual:
            return .istioMTLS(.destinationRule)
        case .simple, .mutual:
            if let name = tls.credentialName, !name.isEmpty {
                let isIgnored =
                    upstream.proxy == .sidecar && !name.hasPrefix("configmap://")
                    && upstream.rule?.rule.workloadSelector == nil
                return isIgnored ? .raw(.credentialNameIgnored) : .originated(tls)
            }
            let hasCertificate = !(tls.clientCertificate ?? "").isEmpty && !(tls.privateKey ?? "").isEmpty
            return tls.mode == .mutual && !hasCertificate ? .raw(.certificateMissing) : .originated(tls)
        }
    }

    /// Whether the cluster connects to the address that the client dialled.
    func followsDialledAddress(_ upstream: Upstream) -> Bool {
        switch upstream.proxy {
        case .sidecar: services[upstream.service].resolution == .passthrough || upstream.tls.balancesToDialledAddress
        // Istio: `pilot/pkg/networking/core/cluster.go`, `convertResolution`: a gateway asks for endpoints instead.
        case .gateway: false
        }
    }

    /// Whether clients of a cluster take an endpoint to terminate Istio mTLS.
    ///
    /// Istio: `pilot/pkg/xds/endpoints/mtls_checker.go`, `checkMtlsEnabled`.
    func isLabelled(_ endpoint: Endpoint, for upstream: Upstream) -> Bool {
        guard endpoint.tlsMode == "istio" else { return false }
        if let mode = upstream.tls.endpointMode { return mode == .istioMutual }
        switch endpoint.place {
        case .workload(let place):
            let workload = workloads[place]
            return peerAuthentication(
                namespace: workload.name.namespace, labels: workload.labels, port: endpoint.port
            ).mode != .disable
        case .address(_, _, let namespace, let labels):
            return peerAuthentication(namespace: namespace, labels: labels, port: endpoint.port).mode != .disable
        }
    }
}
