extension Code {
    /// A member is given twice.
    package static let duplicateMember = Code(
        number: "LEG9009", title: "A member is given twice", severity: .error,
        condition: "an object has two members of one name",
        explanation: "Readers differ in which of the two they keep, so neither is taken.",
        remedies: [
            "Remove one of them."
        ],
        source: "RFC 8259, section 4"
    )
}
