extension Code {
    /// The failure `server-mtls-not-terminated`.
    package static let serverMTLSNotTerminated = Code(
        number: "LEG3015", title: "Istio mTLS passes the server's sidecar untouched", severity: .error,
        condition: """
            the client's sidecar sends Istio mTLS, and the effective mode of the port at the server is `DISABLE`
            """,
        explanation: """
            The server has a sidecar, but on this port it relays what comes. The client's sidecar does not know: a \
            DestinationRule forces `ISTIO_MUTUAL`, or the service is headless, where auto mTLS reads neither the \
            workload's PeerAuthentication nor its ports. The handshake reaches the application.
            """,
        popularBelief: "Auto mTLS follows every PeerAuthentication.",
        instead: "For headless services it follows those of the namespace and the mesh only.",
        symptoms: Symptom.ofMTLSAtApplication,
        remedies: [
            "Let the PeerAuthentication of the port be `PERMISSIVE` or `STRICT`.",
            """
            Remove `ISTIO_MUTUAL` from the DestinationRule: auto mTLS then sends plaintext to this port.
            """,
            "For a headless service, add a DestinationRule with `tls.mode: DISABLE` for the port.",
        ],
        source: "Istio: pilot/pkg/model/push_context.go, `BestEffortInferServiceMTLSMode`"
    )
}
