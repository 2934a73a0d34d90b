extension Code {
    /// The request is not well-formed.
    package static let malformedRequest = Code(
        number: "LEG9101", title: "The request is not well-formed", severity: .error,
        condition: "a request breaks the syntax of HTTP, or can be read in two ways",
        explanation: "What a proxy in front may read otherwise is refused, and the connection is closed.",
        remedies: [
            "Send one Host, one length and no spaces around names."
        ],
        source: "RFC 9112, section 2"
    )
}
