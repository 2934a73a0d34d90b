extension Code {
    /// The request carries no valid token.
    package static let unauthenticated = Code(
        number: "LEG9104", title: "The request carries no valid token", severity: .error,
        condition: "the server asks for a bearer token, and the request has none that it knows",
        explanation: "Tokens are kept as hashes, so the server cannot tell which part was wrong.",
        remedies: [
            "Send `Authorization: Bearer …` with a token of the server's file."
        ],
        source: "RFC 6750, section 3"
    )
}
