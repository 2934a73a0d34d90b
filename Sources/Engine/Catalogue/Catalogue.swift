/// Every code that an answer, a finding or a problem can carry.
package enum Catalogue {
    /// In the order of their numbers.
    package static let all = (Code.client + Code.network + Code.server + Code.gateways + Code.resources + Code.input)
        .sorted { $0.number < $1.number }

    private static let byNumber = Dictionary(all.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })

    /// The code with a number, as in `LEG3001`.
    package static func code(_ number: String) -> Code? {
        byNumber[number]
    }

    /// The code of a failure.
    package static func code(for reason: FailureReason) -> Code {
        switch reason {
        case .serverNoFilterChainPlaintext: .serverNoFilterChainPlaintext
        case .serverNoFilterChainForeignTLS: .serverNoFilterChainForeignTLS
        case .serverTLSHandshakeForeign: .serverTLSHandshakeForeign
        case .serverHTTPParseError: .serverHTTPParseError
        case .serverMTLSNotTerminated: .serverMTLSNotTerminated
        case .endpointWithoutSidecarForcedMTLS: .endpointWithoutSidecarForcedMTLS
        case .clientBlackhole: .clientBlackhole
        case .client502UnknownHost: .client502UnknownHost
        case .clientWaitsForBytes: .clientWaitsForBytes
        case .serverWaitsForBytes: .serverWaitsForBytes
        case .serverAppExpectsTLS: .serverAppExpectsTLS
        case .serverAppExpectsPlaintext: .serverAppExpectsPlaintext
        case .serverAppHTTPVersion: .serverAppHTTPVersion
        case .tlsInTLS: .tlsInTLS
        case .serverAppRequiresClientCertificate: .serverAppRequiresClientCertificate
        case .serverHTTP10Refused: .serverHTTP10Refused
        case .upstreamCertificateVerification: .upstreamCertificateVerification
        case .noHealthyEndpoint: .noHealthyEndpoint
        case .clientClusterNotFound: .clientClusterNotFound
        case .answeredByRoute: .answeredByRoute
        case .authorizationDenied: .authorizationDenied
        case .gatewayNoListener: .gatewayNoListener
        case .gatewayNoMatchingServer: .gatewayNoMatchingServer
        case .gatewayExpectsTLS: .gatewayExpectsTLS
        case .gatewayHTTPParseError: .gatewayHTTPParseError
        case .gatewayTLSHandshakeForeign: .gatewayTLSHandshakeForeign
        case .gatewayRequiresClientCertificate: .gatewayRequiresClientCertificate
        case .gatewayNoRoute: .gatewayNoRoute
        case .gatewayRedirectsToHTTPS: .gatewayRedirectsToHTTPS
        }
    }
}
