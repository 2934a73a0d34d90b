extension Code {
    /// A value is out of its range.
    package static let valueOutOfRange = Code(
        number: "LEG9008", title: "A value is out of its range", severity: .error,
        condition: "a number, a duration or a length is outside of what its member allows",
        explanation: "Ports lie between 1 and 65535; durations are written as in `1.5s`.",
        remedies: [
            "Choose a value in the range that is named."
        ],
        source: "RFC 8259, section 6"
    )
}
