extension Code {
    /// A query parameter is not known.
    package static let unknownParameter = Code(
        number: "LEG9102", title: "A query parameter is not known", severity: .error,
        condition: "the query has a parameter that the operation does not have",
        explanation: "A filter that nobody reads would give more than was asked for, so it is a fault.",
        remedies: [
            "Correct or remove the parameter."
        ],
        source: "RFC 9110, section 15.5.1"
    )
}
