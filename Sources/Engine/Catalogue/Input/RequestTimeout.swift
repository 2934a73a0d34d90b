extension Code {
    /// The request took too long to arrive.
    package static let requestTimeout = Code(
        number: "LEG9119", title: "The request took too long to arrive", severity: .error,
        condition: "a client did not finish its request in the time it has",
        explanation: """
            The time is a setting of the server, so that a slow client cannot hold a connection for ever.
            """,
        remedies: [
            "Send the request faster, or raise the limit of the server."
        ],
        source: "RFC 9110, section 15.5.9"
    )
}
