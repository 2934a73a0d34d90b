extension Code {
    /// The service met an error of its own.
    package static let internalError = Code(
        number: "LEG9118", title: "The service met an error of its own", severity: .error,
        condition: "something happened that the program does not expect",
        explanation: "The log has a line with the same request identifier.",
        remedies: [
            "Report it, with the request identifier."
        ],
        source: "RFC 9110, section 15.6.1"
    )
}
