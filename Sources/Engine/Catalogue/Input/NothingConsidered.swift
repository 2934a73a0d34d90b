extension Code {
    /// A kind of object is not considered.
    package static let nothingConsidered = Code(
        number: "LEG9012", title: "A kind of object is not considered", severity: .note,
        condition: "the manifests hold a kind that decides nothing here",
        explanation: "The object is kept, and does not take part in the answer.",
        remedies: [
            "Leave it, or remove it to shorten the question."
        ],
        source: "RFC 9110, section 15.3.1"
    )
}
