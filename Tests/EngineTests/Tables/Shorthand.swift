import Engine

extension Answer {
    /// The outcome in the words of the tables: the transport of a call that works, or the leg and why it ends there.
    var short: String {
        switch verdict {
        case .mutualTLS: "mTLS"
        case .tls: "TLS"
        case .plaintext: "plain"
        case .undetermined: "open"
        case .broken: failure.map { "\($0.leg) \($0.reason.short)" } ?? "broken"
        }
    }
}

extension FailureReason {
    var short: String { Self.words[self] ?? rawValue }

    private static let words: [FailureReason: String] = [
        .serverNoFilterChainPlaintext: "NR", .serverNoFilterChainForeignTLS: "NR for TLS",
        .serverTLSHandshakeForeign: "TLSx", .serverHTTPParseError: "400", .serverHTTP10Refused: "426",
        // The application is given Istio's ClientHello.
        .serverMTLSNotTerminated: "hello", .endpointWithoutSidecarForcedMTLS: "hello",
        .clientBlackhole: "hole", .client502UnknownHost: "502", .clientWaitsForBytes: "hang",
        .serverWaitsForBytes: "hang", .serverAppExpectsTLS: "app wants TLS",
        .serverAppExpectsPlaintext: "app wants plain", .serverAppHTTPVersion: "HTTP version",
        .tlsInTLS: "TLS in TLS", .upstreamCertificateVerification: "verify", .noHealthyEndpoint: "no endpoint",
        .clientClusterNotFound: "NC", .serverAppRequiresClientCertificate: "certificate",
    ]
}
