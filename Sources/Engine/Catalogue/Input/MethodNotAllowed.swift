extension Code {
    /// The method is not allowed here.
    package static let methodNotAllowed = Code(
        number: "LEG9107", title: "The method is not allowed here", severity: .error,
        condition: "the path exists, and has no such method",
        explanation: "The header `Allow` lists the methods.",
        remedies: [
            "Use one of the methods in `Allow`."
        ],
        source: "RFC 9110, section 15.5.6"
    )
}
