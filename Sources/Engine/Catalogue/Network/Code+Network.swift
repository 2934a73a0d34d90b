extension Code {
    /// The codes of the network leg.
    static let network: [Code] = [
        .upstreamCertificateVerification,
        .endpointWithoutSidecarForcedMTLS,
        .tlsInTLS,
        .clientWithoutSidecar,
        .serverWithoutSidecar,
        .passthroughUnknownHost,
        .podAddressDialled,
        .clientPortNotCaptured,
        .serverPortNotCaptured,
        .destinationRuleDisablesTLS,
        .autoMutualTLSOff,
        .peerAuthenticationDisables,
        .mixedHeadlessService,
        .originationLost,
        .notHTTPOnHTTPPort,
        .externalPlaintext,
        .endpointNotLabelled,
        .sidecarHidesHost,
        .doubleEncryption,
        .applicationTLSOnly,
        .upstreamCertificateUnverified,
        .hostNameUnverified,
        .serverCertificateIgnored,
    ]
}
