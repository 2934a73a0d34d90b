import Model

/// What a chain of a gateway's makes of the bytes that it takes: the layer that it ends, and whether it can read them.
///
/// Istio: `pilot/pkg/networking/core/listener.go`, `BuildListenerTLSContext`.
struct GatewayTermination {
    enum Outcome {
        case passed(Flow)
        case refused(FailureReason)
    }

    let chain: GatewayChain

    func receive(_ flow: Flow) -> Outcome {
        if chain.termination != nil && flow.firstBytes != .clientHello { return .refused(.gatewayExpectsTLS) }
        if let refusal = refusal(of: flow) { return .refused(refusal) }
        let inner = chain.termination == nil ? flow : opened(flow)
        guard case .http = chain.action else { return .passed(inner) }
        switch inner.firstBytes {
        case .http1, .http2: return .passed(inner)
        case .http10: return .refused(.serverHTTP10Refused)
        case .silence: return .refused(.serverWaitsForBytes)
        case .otherText, .clientHello: return .refused(.gatewayHTTPParseError)
        }
    }

    private func opened(_ flow: Flow) -> Flow {
        if flow.outer != nil { return flow.unwrapped }
        var inner = flow
        inner.applicationTLS = nil
        return inner
    }

    /// Why the handshake of the outermost layer fails; a server's own certificate counts as good.
    private func refusal(of flow: Flow) -> FailureReason? {
        switch (chain.termination, flow.outer) {
        case (.istioMutual, .istioMTLS): return nil
        case (.istioMutual, _): return .gatewayTLSHandshakeForeign
        case (nil, _): return nil
        case (_, .istioMTLS): return .gatewayTLSHandshakeForeign
        case (.mutual, .originated(let mutual)): return mutual ? nil : .gatewayRequiresClientCertificate
        case (.mutual, nil):
            return flow.applicationTLS?.hasClientCertificate ?? false ? nil : .gatewayRequiresClientCertificate
        case (_, _): return nil
        }
    }
}
