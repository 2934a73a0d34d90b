extension Code {
    /// A shorthand repeats an object.
    package static let shorthandConflict = Code(
        number: "LEG9011", title: "A shorthand repeats an object", severity: .error,
        condition: """
            `policies` stands for an object that the manifests hold as well, or has no server to be for
            """,
        explanation: """
            A shorthand becomes the object that it stands for. Two objects of one name cannot both apply.
            """,
        remedies: [
            "Remove the shorthand, or the object from the manifests."
        ],
        source: "RFC 9110, section 15.5.1"
    )
}
