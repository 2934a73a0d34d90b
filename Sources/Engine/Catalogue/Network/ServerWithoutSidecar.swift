extension Code {
    /// The server has no sidecar.
    package static let serverWithoutSidecar = Code(
        number: "LEG2102", title: "The server has no sidecar", severity: .warning,
        condition: "the call works, and reaches a pod without a sidecar in plaintext",
        explanation: """
            Auto mTLS asks each endpoint for the label `security.istio.io/tlsMode: istio`, which injection sets. \
            This one does not have it, so the client's sidecar sends plaintext. PeerAuthentication changes nothing \
            there: nobody enforces it.
            """,
        popularBelief: "`STRICT` on the namespace protects every pod of it.",
        instead: "It protects pods with a sidecar; nobody enforces it at the others.",
        remedies: [
            "Give the server's pods a sidecar.",
            """
            Let the server's application serve TLS, and originate it at the client with a DestinationRule.
            """,
        ],
        source: "Istio: pilot/pkg/xds/endpoints/mtls_checker.go, `checkMtlsEnabled`"
    )
}
