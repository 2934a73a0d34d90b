extension Code {
    /// Plaintext goes to a host outside the mesh.
    package static let externalPlaintext = Code(
        number: "LEG2113", title: "Plaintext goes to a host outside the mesh", severity: .warning,
        condition: "the call works, and leaves for a host outside the mesh in plaintext",
        explanation: """
            Istio mTLS ends where the mesh ends. The client's application sends plaintext and no DestinationRule \
            originates TLS, so everybody between here and there can read it.
            """,
        remedies: [
            "Let the application send TLS.",
            """
            Originate TLS with a DestinationRule, `tls.mode: SIMPLE`, `sni` and `subjectAltNames`, towards the \
            TLS port of the host.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `buildUpstreamTLSSettings`"
    )
}
