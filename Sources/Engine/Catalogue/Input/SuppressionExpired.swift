extension Code {
    /// A suppression has expired.
    package static let suppressionExpired = Code(
        number: "LEG9013", title: "A suppression has expired", severity: .warning,
        condition: "`legible.dev/ignore`, or an entry of a file of suppressions, has a day that is past",
        explanation: "What it kept back is reported again, so that nothing is silenced for ever by oversight.",
        remedies: ["Repair what it is about, or give it a later day and say why."],
        source: "RFC 9110, section 15.3.1"
    )
}
