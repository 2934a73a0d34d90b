extension Code {
    /// A query parameter or header has a value that cannot be used.
    package static let invalidParameter = Code(
        number: "LEG9103", title: "A query parameter or header has a value that cannot be used", severity: .error,
        condition: "a parameter or a header is malformed or out of range",
        explanation: "Page tokens are taken as they were given, and times are written as in RFC 3339.",
        remedies: [
            "Correct the value that is named."
        ],
        source: "RFC 9110, section 15.5.1"
    )
}
