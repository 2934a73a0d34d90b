extension Code {
    /// The idempotency key belongs to another request.
    package static let idempotencyConflict = Code(
        number: "LEG9109", title: "The idempotency key belongs to another request", severity: .error,
        condition: "an `Idempotency-Key` comes again with another body",
        explanation: """
            A key stands for one request, so that a repetition after a lost answer stores nothing twice.
            """,
        remedies: [
            "Use a new key for a new request."
        ],
        source: "RFC 9110, section 15.5.10"
    )
}
