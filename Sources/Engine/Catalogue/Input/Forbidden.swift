extension Code {
    /// The token does not allow this.
    package static let forbidden = Code(
        number: "LEG9105", title: "The token does not allow this", severity: .error,
        condition: "the token's role is too small for the operation",
        explanation: "`read` allows questions and lists, `write` stores and removes, `admin` does all.",
        remedies: [
            "Use a token with the role that is named."
        ],
        source: "RFC 9110, section 15.5.4"
    )
}
