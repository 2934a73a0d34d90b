extension Code {
    /// The codes of the server side.
    static let server: [Code] = [
        .serverAppExpectsTLS,
        .serverAppExpectsPlaintext,
        .serverAppHTTPVersion,
        .serverAppRequiresClientCertificate,
        .serverNoFilterChainPlaintext,
        .serverNoFilterChainForeignTLS,
        .serverTLSHandshakeForeign,
        .serverHTTPParseError,
        .serverMTLSNotTerminated,
        .serverHTTP10Refused,
        .serverWaitsForBytes,
        .authorizationDenied,
        .strictWouldRefuseCaller,
        .namespaceDisableWorkloadStrict,
        .targetPortDeclaredTwice,
        .portNameNotProtocol,
        .appProtocolOverrulesName,
        .uncapturedServicePort,
        .webhookUnreachable,
    ]
}
