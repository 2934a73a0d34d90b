import Engine
import Model

extension SymptomContext {
    private var isIstioMTLS: Bool { if case .istioMTLS = outer { true } else { false } }
    private var isOriginated: Bool { if case .originated = outer { true } else { false } }
    private var hasClientSidecar: Bool { clientSide != .withoutSidecar }
    private var hasServerSidecar: Bool { serverSide != .withoutSidecar }
    /// TLS that is not Istio's reaches the server's side.
    private var isForeignTLS: Bool { isOriginated || (applicationTLS != nil && outer == nil) }
    private var isHTTP: Bool { payload != .tcp && payload != .serverFirst }

    /// Whether a call like this can fail in that way.
    func fits(_ reason: FailureReason) -> Bool {
        if (answer != nil) != (reason == .answeredByRoute) { return false }
        return gateway == .ends ? fitsGateway(reason) : fitsWithoutGateway(reason)
    }

    private func fitsWithoutGateway(_ reason: FailureReason) -> Bool {
        switch reason {
        case .clientBlackhole: clientSide == .relays && outer == nil && !leavesByPassthrough
        case .client502UnknownHost: clientSide == .readsHTTP && isHTTP && applicationTLS == nil
        case .clientWaitsForBytes: hasClientSidecar && payload == .serverFirst
        case .clientClusterNotFound: hasClientSidecar
        case .noHealthyEndpoint: true
        case .answeredByRoute: clientSide == .readsHTTP && isHTTP && applicationTLS == nil
        case .upstreamCertificateVerification: outer != nil
        case .endpointWithoutSidecarForcedMTLS: isIstioMTLS && !hasServerSidecar
        case .serverMTLSNotTerminated: isIstioMTLS && serverSide == .relays
        case .tlsInTLS: isOriginated && applicationTLS != nil && serverAppExpectsTLS
        case .serverAppExpectsTLS: !isForeignTLS && applicationTLS == nil && serverAppExpectsTLS
        case .serverAppExpectsPlaintext: (isForeignTLS || applicationTLS != nil) && !serverAppExpectsTLS
        case .serverAppHTTPVersion: isHTTP
        case .serverAppRequiresClientCertificate: (isForeignTLS || applicationTLS != nil) && serverAppExpectsTLS
        case .serverNoFilterChainPlaintext: hasServerSidecar && outer == nil && applicationTLS == nil
        case .serverNoFilterChainForeignTLS: serverSide == .readsHTTP && isForeignTLS
        case .serverTLSHandshakeForeign: hasServerSidecar && isForeignTLS
        case .serverHTTPParseError: serverSide == .readsHTTP && (isForeignTLS || isIstioMTLS) && !serverAppExpectsTLS
        case .serverHTTP10Refused: serverSide == .readsHTTP && payload == .http10 && applicationTLS == nil
        case .serverWaitsForBytes: hasServerSidecar && payload == .serverFirst
        case .authorizationDenied: hasServerSidecar && (isHTTP || serverSide == .relays)
        case .gatewayNoListener, .gatewayNoMatchingServer, .gatewayExpectsTLS, .gatewayHTTPParseError,
            .gatewayTLSHandshakeForeign, .gatewayRequiresClientCertificate, .gatewayNoRoute, .gatewayRedirectsToHTTPS:
            false
        }
    }

    /// Whether a call like this can end at a gateway in that way.
    private func fitsGateway(_ reason: FailureReason) -> Bool {
        let isTLS = outer != nil || applicationTLS != nil
        switch reason {
        case .gatewayNoListener, .gatewayNoRoute: return true
        case .authorizationDenied, .answeredByRoute: return isHTTP
        case .gatewayRedirectsToHTTPS: return !isTLS && isHTTP
        case .gatewayExpectsTLS: return !isTLS
        case .gatewayHTTPParseError: return isTLS || !isHTTP && clientSide != .readsHTTP
        case .gatewayNoMatchingServer, .gatewayTLSHandshakeForeign, .gatewayRequiresClientCertificate: return isTLS
        default: return false
        }
    }
}
