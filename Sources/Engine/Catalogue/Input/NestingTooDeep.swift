extension Code {
    /// The text is nested or expanded beyond the limit.
    package static let nestingTooDeep = Code(
        number: "LEG9010", title: "The text is nested or expanded beyond the limit", severity: .error,
        condition: "a text has more levels, or YAML aliases that expand to more values, than the limit allows",
        explanation: """
            The limit keeps a small text from taking all of the memory. No real manifest comes near it.
            """,
        remedies: [
            "Write the values out, or divide the text."
        ],
        source: "RFC 8259, section 9"
    )
}
