extension Code {
    /// The endpoint is declared to be without Istio mTLS.
    package static let endpointNotLabelled = Code(
        number: "LEG2114", title: "The endpoint is declared to be without Istio mTLS", severity: .warning,
        condition: """
            the call works in plaintext, as the endpoint carries `security.istio.io/tlsMode: disabled`, or is an \
            entry without `serviceAccount`
            """,
        explanation: """
            A client's sidecar trusts the label of the endpoint, not the sidecar that may stand there. A pod can \
            carry another value than injection gives, and an endpoint of a ServiceEntry counts as one without a \
            sidecar unless it names a service account.
            """,
        remedies: [
            "Remove the label from the pods.",
            """
            Give the endpoint its `serviceAccount`, and the ServiceEntry `location: MESH_INTERNAL`.
            """,
        ],
        source: "Istio: pilot/pkg/serviceregistry/serviceentry/conversion.go, `getTLSModeFromWorkloadEntry`"
    )
}
