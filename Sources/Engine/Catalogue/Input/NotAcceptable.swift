extension Code {
    /// No rendering fits the Accept header.
    package static let notAcceptable = Code(
        number: "LEG9108", title: "No rendering fits the Accept header", severity: .error,
        condition: "the operation has no rendering among those that `Accept` asks for",
        explanation: "Each operation lists its renderings in the OpenAPI document.",
        remedies: [
            "Ask for `application/json`, or leave `Accept` out."
        ],
        source: "RFC 9110, section 15.5.7"
    )
}
