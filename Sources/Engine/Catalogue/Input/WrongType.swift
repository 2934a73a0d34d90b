extension Code {
    /// A value is of the wrong type.
    package static let wrongType = Code(
        number: "LEG9003", title: "A value is of the wrong type", severity: .error,
        condition: "a member has a value of another type than its kind allows",
        explanation: """
            YAML resolves scalars as kubectl does: `yes` and `on` are booleans, `8080` is a number, `"8080"` is a \
            string.
            """,
        remedies: [
            "Write the value in the type that is named, with quotes where it is a string."
        ],
        source: "RFC 8259, section 3, and YAML 1.2, section 10.3"
    )
}
