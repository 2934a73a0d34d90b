extension Code {
    /// A kind of object is not considered.
    package static let nothingConsidered = Code(
        number: "LEG9012", title: "A kind of object is not considered", severity: .note,
        condition: "the manifests hold a kind that decides nothing here",
        explanation: """
            The object is kept, and nothing in it takes part in the answer. Of a Secret the name does: a gateway whose \
            certificate is in a Secret waits where its namespace has others and not that one.
            """,
        remedies: [
            "Leave it, or remove it to shorten the question."
        ],
        source: "RFC 9110, section 15.3.1"
    )
}
