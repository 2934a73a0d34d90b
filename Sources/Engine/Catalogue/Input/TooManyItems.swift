extension Code {
    /// There are too many items in one request.
    package static let tooManyItems = Code(
        number: "LEG9115", title: "There are too many items in one request", severity: .error,
        condition: "a batch or an import holds more items than the limit allows",
        explanation: "The limit keeps one request from holding up the others.",
        remedies: [
            "Divide the request."
        ],
        source: "RFC 9110, section 15.5.14"
    )
}
