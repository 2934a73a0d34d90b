extension Code {
    /// A member is missing.
    package static let missingMember = Code(
        number: "LEG9007", title: "A member is missing", severity: .error,
        condition: "an object lacks a member that it cannot be read without",
        explanation: """
            Where a default is possible, it is taken and listed under `assumptions`. Here there is none.
            """,
        remedies: [
            "Add the member that is named."
        ],
        source: "RFC 8259, section 4"
    )
}
