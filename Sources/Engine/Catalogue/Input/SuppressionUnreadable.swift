extension Code {
    /// A suppression cannot be read.
    package static let suppressionUnreadable = Code(
        number: "LEG9014", title: "A suppression cannot be read", severity: .warning,
        condition: "`legible.dev/ignore` is not `CODE until YYYY-MM-DD: reason`",
        explanation: "Without a code and a reason nothing is kept back.",
        remedies: ["Write it as `LEG2001 until 2027-01-31: why`; the day may be left out."],
        source: "RFC 9110, section 15.3.1"
    )
}
