extension Code {
    /// A member is not known.
    package static let unknownMember = Code(
        number: "LEG9002", title: "A member is not known", severity: .error,
        condition: "an object has a member that its kind does not have",
        explanation: """
            Members that nobody reads would change nothing without a word, so they are faults. The nearest known \
            name is given.
            """,
        remedies: [
            "Correct or remove the member."
        ],
        source: "RFC 8259, section 4"
    )
}
