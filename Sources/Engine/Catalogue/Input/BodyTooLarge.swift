extension Code {
    /// The body is too large.
    package static let bodyTooLarge = Code(
        number: "LEG9111", title: "The body is too large", severity: .error,
        condition: "a body, or what a compressed one expands to, is over the limit",
        explanation: "The limit is a setting of the server. The rest of the body is not read.",
        remedies: [
            "Send only the objects that matter to the question.",
            "Raise the limit of the server.",
        ],
        source: "RFC 9110, section 15.5.14"
    )
}
