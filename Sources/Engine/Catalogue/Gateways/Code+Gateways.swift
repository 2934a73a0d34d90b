extension Code {
    /// The codes of gateways.
    static let gateways: [Code] = [
        .gatewayNoListener,
        .gatewayNoMatchingServer,
        .gatewayExpectsTLS,
        .gatewayHTTPParseError,
        .gatewayTLSHandshakeForeign,
        .gatewayRequiresClientCertificate,
        .gatewayNoRoute,
        .gatewayRedirectsToHTTPS,
        .plaintextBehindGateway,
        .plaintextToGateway,
    ]
}
