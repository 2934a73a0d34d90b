extension Code {
    /// A name does not resolve.
    package static let nameNotFound = Code(
        number: "LEG9006", title: "A name does not resolve", severity: .error,
        condition: """
            the question names a workload, service or port that neither the manifests nor the description hold
            """,
        explanation: """
            A client in the mesh must be a workload of the manifests, or be described. Names are compared exactly, \
            and a namespace that is not given is `default`.
            """,
        remedies: [
            "Add the object to the manifests.",
            "Correct the name or its namespace.",
            "Describe the workload in the question.",
        ],
        source: "RFC 9110, section 15.5.1"
    )
}
