extension Code {
    /// The service cannot answer now.
    package static let unavailable = Code(
        number: "LEG9116", title: "The service cannot answer now", severity: .error,
        condition: "the store does not answer, or the server is stopping or full",
        explanation: "Nothing was stored. `Retry-After` says when it is worth another try.",
        remedies: [
            "Wait as long as `Retry-After` says."
        ],
        source: "RFC 9110, section 15.6.4"
    )
}
