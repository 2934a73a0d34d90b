import Engine

extension Answer {
    /// What a gateway does with the call that comes to it, in the words of the tables.
    var entrance: String {
        if let failure, failure.step == .toGateway { return Self.refusals[failure.reason] ?? failure.reason.rawValue }
        if verdict == .undetermined { return "open" }
        return legs.first(where: { $0.step == .toGateway })?.visibility == .layer7 ? "reads" : "relays"
    }

    private static let refusals: [FailureReason: String] = [
        .gatewayNoRoute: "404", .gatewayNoListener: "closed", .gatewayNoMatchingServer: "no server",
        .gatewayExpectsTLS: "wants TLS", .gatewayHTTPParseError: "400", .gatewayTLSHandshakeForeign: "foreign",
        .gatewayRequiresClientCertificate: "certificate", .gatewayRedirectsToHTTPS: "301",
    ]
}
