extension Code {
    /// A value is out of its range.
    package static let valueOutOfRange = Code(
        number: "LEG9008", title: "A value is out of its range", severity: .error,
        condition: "a number or a length is outside of what its member allows, or a text is not of the form it has",
        explanation: """
            Ports lie between 1 and 65535; durations are written as in `1.5s`; names, hosts and labels are what \
            Kubernetes takes for them.
            """,
        remedies: [
            "Write a value of the range or the form that is named."
        ],
        source: "RFC 8259, section 6"
    )
}
