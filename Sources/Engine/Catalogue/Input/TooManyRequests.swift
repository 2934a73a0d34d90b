extension Code {
    /// There are too many requests.
    package static let tooManyRequests = Code(
        number: "LEG9114", title: "There are too many requests", severity: .error,
        condition: "a client sends more than its share",
        explanation: "`Retry-After` says when it is worth another try.",
        remedies: [
            "Wait as long as `Retry-After` says.",
            "Ask many questions in one request, with `evaluate:batch`.",
        ],
        source: "RFC 6585, section 4"
    )
}
