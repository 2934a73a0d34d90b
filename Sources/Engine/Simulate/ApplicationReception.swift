import Model

/// The last hop: whether the server's application understands what reaches it.
struct ApplicationReception {
    let language: ServerApplication.Language
    let tls: Bool
    let requiresClientCertificate: Bool
    /// Whether its pod has a sidecar, which may still be passed by.
    let hasSidecar: Bool

    /// Why it does not, or nil.
    func refusal(of flow: Flow) -> FailureReason? {
        switch flow.outer {
        case .istioMTLS:
            return hasSidecar ? .serverMTLSNotTerminated : .endpointWithoutSidecarForcedMTLS
        case .originated(let mutual):
            guard tls else { return .serverAppExpectsPlaintext }
            if flow.applicationTLS != nil || flow.relayed != nil { return .tlsInTLS }
            if requiresClientCertificate && !mutual { return .serverAppRequiresClientCertificate }
            // Servers of HTTP over TLS were measured to take HTTP/2 from a proxy without ALPN (golden: `envoy-h0083`).
            let isHTTP2 = flow.payload == .http2 && language == .http1
            return isHTTP2 || understands(flow.payload) ? nil : .serverAppHTTPVersion
        case nil:
            return refusalWithoutOrigination(of: flow)
        }
    }

    private func refusalWithoutOrigination(of flow: Flow) -> FailureReason? {
        guard let own = flow.applicationTLS else {
            if tls { return .serverAppExpectsTLS }
            return understands(flow.payload) ? nil : .serverAppHTTPVersion
        }
        guard tls else { return .serverAppExpectsPlaintext }
        if requiresClientCertificate && !own.hasClientCertificate { return .serverAppRequiresClientCertificate }
        return understands(flow.payload) ? nil : .serverAppHTTPVersion
    }

    /// A server of bytes takes whatever is sent to it, but not a client that waits for it to speak first.
    private func understands(_ payload: Call.Language) -> Bool {
        switch language {
        case .http: payload == .http1 || payload == .http10 || payload == .http2
        case .http1: payload == .http1 || payload == .http10
        case .http2: payload == .http2
        case .tcp: payload != .serverFirst
        case .serverFirst: payload == .serverFirst
        }
    }
}
