extension Code {
    /// There is nothing at this address.
    package static let notFound = Code(
        number: "LEG9106", title: "There is nothing at this address", severity: .error,
        condition: "the path, or the scenario or mesh that it names, does not exist",
        explanation: "A scenario that was deleted is gone; its identifier is not used again.",
        remedies: [
            "Correct the path or the identifier."
        ],
        source: "RFC 9110, section 15.5.5"
    )
}
