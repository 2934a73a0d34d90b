extension Code {
    /// The codes of the network leg.
    static let network: [Code] = [
        .upstreamCertificateVerification,
        .endpointWithoutSidecarForcedMTLS,
        .tlsInTLS,
    ]
}
