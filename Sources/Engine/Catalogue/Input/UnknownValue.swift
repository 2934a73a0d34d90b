extension Code {
    /// A value is not one of those that are allowed.
    package static let unknownValue = Code(
        number: "LEG9004", title: "A value is not one of those that are allowed", severity: .error,
        condition: "a member takes one of a few words, and has another",
        explanation: """
            Such words are written exactly as Istio and Kubernetes write them, capitals included. The nearest one is \
            given.
            """,
        remedies: [
            "Use one of the values that are named."
        ],
        source: "RFC 8259, section 7"
    )
}
