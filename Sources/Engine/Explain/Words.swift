import Model

extension Call.Language {
    /// As a sentence names it.
    package var words: String {
        switch self {
        case .http1: "HTTP/1.1"
        case .http10: "HTTP/1.0"
        case .http2: "HTTP/2"
        case .tcp: "bytes that are not HTTP"
        case .serverFirst: "a protocol in which the server speaks first"
        }
    }
}

extension ServerApplication.Language {
    package var words: String {
        switch self {
        case .http: "HTTP/1.1 and HTTP/2"
        case .http1: "HTTP/1.1"
        case .http2: "HTTP/2"
        case .tcp: "bytes that are not HTTP"
        case .serverFirst: "a protocol in which the server speaks first"
        }
    }
}

extension ObjectReference {
    /// The object, and what is said of it: `DestinationRule shop/orders says SIMPLE`.
    func clause(_ verb: String, _ rest: String = "") -> String {
        namespace.isEmpty
            ? String(pieces: kind, " ", name, verb, rest)
            : String(pieces: kind, " ", namespace, "/", name, verb, rest)
    }
}

extension FailureReason {
    /// What happens at the hop that refuses, after `at the server's sidecar:` and the like.
    package var words: String {
        switch self {
        case .serverNoFilterChainPlaintext: "it accepts only Istio mTLS on this port, and plaintext arrives"
        case .serverNoFilterChainForeignTLS:
            "no filter chain takes TLS that is not Istio mTLS on a port declared as HTTP"
        case .serverTLSHandshakeForeign:
            "its STRICT filter chain asks for a certificate of the mesh, and the TLS that arrives has none"
        case .serverHTTPParseError: "the port is declared as HTTP, and what arrives is not HTTP"
        case .serverMTLSNotTerminated: "Istio mTLS reaches the application, because the sidecar does not take it off"
        case .endpointWithoutSidecarForcedMTLS: "Istio mTLS reaches an endpoint without a sidecar"
        case .clientBlackhole: "nothing it knows matches, and REGISTRY_ONLY drops the connection"
        case .client502UnknownHost: "it knows no such host, and REGISTRY_ONLY answers 502"
        case .clientWaitsForBytes: "it waits for the client's first bytes, and the client waits for the server's"
        case .serverWaitsForBytes: "it waits for the client's first bytes, and the client waits for the server's"
        case .serverAppExpectsTLS: "the application expects TLS, and plaintext arrives"
        case .serverAppExpectsPlaintext: "the application expects plaintext, and TLS arrives"
        case .serverAppHTTPVersion: "the application does not understand the protocol that arrives"
        case .tlsInTLS: "TLS arrives inside the TLS that the application takes off"
        case .serverAppRequiresClientCertificate: "the application asks for a client certificate, and gets none"
        case .serverHTTP10Refused: "it refuses HTTP/1.0"
        case .upstreamCertificateVerification: "it does not accept the certificate that the server presents"
        case .noHealthyEndpoint: "there is no endpoint to send to"
        case .clientClusterNotFound: "a route leads to a cluster that does not exist"
        case .answeredByRoute: "it answers in place of the server"
        case .authorizationDenied: "an AuthorizationPolicy refuses the call"
        case .gatewayNoListener: "no server listens on this port"
        case .gatewayNoMatchingServer: "no server of this port has the SNI that arrives"
        case .gatewayExpectsTLS: "every server of this port needs TLS, and plaintext arrives"
        case .gatewayHTTPParseError: "it reads HTTP here, and what arrives is not HTTP"
        case .gatewayTLSHandshakeForeign: "the certificates of the two sides are of different PKIs"
        case .gatewayRequiresClientCertificate: "it asks for a client certificate, and gets none"
        case .gatewayNoRoute: "no route has this host, and it answers 404"
        case .gatewayRedirectsToHTTPS: "it answers with a redirect to HTTPS"
        }
    }
}

extension Hop {
    /// As a sentence names it.
    package var words: String {
        switch self {
        case .clientApp: "the client's application"
        case .clientSidecar: "the client's sidecar"
        case .clientZtunnel: "the client's ztunnel"
        case .waypoint: "the waypoint"
        case .egressGateway: "the egress gateway"
        case .ingressGateway: "the ingress gateway"
        case .serverSidecar: "the server's sidecar"
        case .serverZtunnel: "the server's ztunnel"
        case .serverApp: "the server's application"
        case .external: "the external host"
        }
    }
}
