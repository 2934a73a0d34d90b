extension Code {
    /// The header fields are too large.
    package static let headersTooLarge = Code(
        number: "LEG9113", title: "The header fields are too large", severity: .error,
        condition: "the header fields of a request are over the limit together",
        explanation: "Large cookies of another application on the same host are the usual cause.",
        remedies: [
            "Send fewer or shorter header fields."
        ],
        source: "RFC 6585, section 5"
    )
}
