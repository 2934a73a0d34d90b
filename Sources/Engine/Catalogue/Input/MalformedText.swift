extension Code {
    /// The text is not well-formed.
    package static let malformedText = Code(
        number: "LEG9001", title: "The text is not well-formed", severity: .error,
        condition: "a body or a manifest cannot be read as JSON or YAML",
        explanation: """
            Reading stops at the place that is named. In YAML the cause is often a line above it: a tab, an \
            indentation that does not fit, or a quote that is not closed.
            """,
        remedies: [
            "Correct the text at the line and column that are named."
        ],
        source: "RFC 8259, section 2, and YAML 1.2, chapter 5"
    )
}
