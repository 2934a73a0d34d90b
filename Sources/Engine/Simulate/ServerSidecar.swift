import Model

/// Legs 2 to 3: what a server's sidecar does with a connection.
///
/// Istio: `pilot/pkg/networking/core/filterchain_options.go`; every branch is a cell of `docs/engine.md`, "Inbound".
struct ServerSidecar {
    enum Outcome: Hashable {
        /// The bytes of leg 3, and whether the sidecar parsed the request.
        case forwarded(Flow, readsHTTP: Bool)
        case refused(FailureReason)
    }

    let port: InboundPort
    let mode: MutualTLSMode
    /// In milliseconds; 0 waits for ever.
    let detectionTimeout: Int

    func receive(_ flow: Flow) -> Outcome {
        let bytes = flow.firstBytes
        if bytes == .silence && inspectsFirstBytes && detectionTimeout == 0 { return .refused(.serverWaitsForBytes) }
        if mode == .disable { return receiveUnprotected(flow) }
        if case .istioMTLS(let offer) = flow.outer { return terminate(flow, offer: offer) }
        if bytes == .clientHello { return receiveForeignTLS(flow) }
        return mode == .strict ? .refused(.serverNoFilterChainPlaintext) : receiveUnprotected(flow)
    }

    /// Only DISABLE on a port that is not sniffed lets a connection through before its first byte.
    private var inspectsFirstBytes: Bool { mode != .disable || port.treatment != .bytes }

    private func terminate(_ flow: Flow, offer: Flow.Offer) -> Outcome {
        let inner = flow.unwrapped
        switch port.treatment {
        case .http: return parse(inner)
        case .bytes: return .forwarded(inner, readsHTTP: false)
        case .sniffed: return offer.isHTTP ? parse(inner) : .forwarded(inner, readsHTTP: false)
        }
    }

    /// TLS without an ALPN of Istio's: STRICT asks it for a certificate of the mesh, PERMISSIVE passes it by.
    private func receiveForeignTLS(_ flow: Flow) -> Outcome {
        if mode == .strict { return .refused(.serverTLSHandshakeForeign) }
        return port.treatment == .http
            ? .refused(.serverNoFilterChainForeignTLS) : .forwarded(flow, readsHTTP: false)
    }

    private func receiveUnprotected(_ flow: Flow) -> Outcome {
        switch port.treatment {
        case .http: return parse(flow)
        case .bytes: return .forwarded(flow, readsHTTP: false)
        case .sniffed: return flow.isCleartextHTTP ? parse(flow) : .forwarded(flow, readsHTTP: false)
        }
    }

    private func parse(_ flow: Flow) -> Outcome {
        switch flow.firstBytes {
        case .http1, .http2: break
        case .http10: return .refused(.serverHTTP10Refused)
        case .silence: return .refused(.serverWaitsForBytes)
        case .otherText, .clientHello: return .refused(.serverHTTPParseError)
        }
        var forwarded = flow
        switch port.declared.class {
        case .http1: forwarded.payload = .http1
        case .http2: forwarded.payload = .http2
        case .tcp, .tls, .auto, .udp: break
        }
        return .forwarded(forwarded, readsHTTP: true)
    }
}
