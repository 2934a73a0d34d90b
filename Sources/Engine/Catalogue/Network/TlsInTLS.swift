extension Code {
    /// The failure `tls-in-tls`.
    package static let tlsInTLS = Code(
        number: "LEG2003", title: "TLS is originated around the application's own TLS", severity: .error,
        condition: """
            a DestinationRule originates TLS for a connection that the client's application has encrypted already
            """,
        explanation: """
            The application sends TLS, and the DestinationRule with `SIMPLE` or `MUTUAL` wraps it in TLS again. The \
            server takes off one layer and finds another handshake where it expects a request.
            """,
        popularBelief: "The sidecar sees that the application encrypts, and does not encrypt again.",
        instead: "It originates whatever its DestinationRule says, around any bytes.",
        symptoms: [
            Symptom(.clientApp, "curl: (35) … wrong version number"),
            Symptom(.serverApp, #"first bytes \x16\x03\x01 inside TLS"#),
        ],
        remedies: [
            "Remove the `tls` block of the DestinationRule.",
            """
            Let the application send plaintext to a port declared HTTP, and leave TLS to the DestinationRule.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `buildUpstreamClusterTLSContext`"
    )
}
