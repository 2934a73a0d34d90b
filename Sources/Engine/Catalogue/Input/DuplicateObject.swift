extension Code {
    /// An object is given twice.
    package static let duplicateObject = Code(
        number: "LEG9005", title: "An object is given twice", severity: .error,
        condition: "two objects have the same kind, namespace and name",
        explanation: """
            A cluster holds one object of a kind and name in a namespace. Which of two would count cannot be known.
            """,
        remedies: [
            "Remove one of them, or rename it."
        ],
        source: "RFC 9110, section 15.5.1"
    )
}
