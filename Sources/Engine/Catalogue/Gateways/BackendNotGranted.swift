extension Code {
    /// A route leads to another namespace without a ReferenceGrant.
    static let backendNotGranted = Code(
        number: "LEG4502", title: "A route leads to another namespace without a ReferenceGrant", severity: .warning,
        condition: """
            a backend of a route of the Gateway API is a Service of another namespace, and no ReferenceGrant \
            there lets the route in
            """,
        explanation: """
            The namespace that is led to has to allow it, by a ReferenceGrant with the route's kind and \
            namespace in `from`, and Services, or this one, in `to`. Without it the backend counts as none, and \
            requests for it are answered with 500.
            """,
        symptoms: [
            Symptom(.clientApp, "HTTP 500 (no body)")
        ],
        remedies: [
            "Add a ReferenceGrant to the namespace of the Service.",
            "Put the route into the namespace of the Service.",
        ],
        source: "Istio: pilot/pkg/config/kube/gateway/conversion.go, `buildDestination`"
    )
}
