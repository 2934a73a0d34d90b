extension Code {
    /// The codes of the client side.
    static let client: [Code] = [
        .clientBlackhole,
        .client502UnknownHost,
        .clientWaitsForBytes,
        .clientClusterNotFound,
        .noHealthyEndpoint,
        .answeredByRoute,
        .serviceEntryCatchesPort,
    ]
}
