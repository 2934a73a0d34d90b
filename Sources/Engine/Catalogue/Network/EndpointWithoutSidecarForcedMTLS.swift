extension Code {
    /// The failure `endpoint-without-sidecar-forced-mtls`.
    package static let endpointWithoutSidecarForcedMTLS = Code(
        number: "LEG2002", title: "Istio mTLS is sent to a pod that has no sidecar", severity: .error,
        condition: """
            the client's sidecar sends Istio mTLS unconditionally, and nothing at the endpoint takes it off
            """,
        explanation: """
            A DestinationRule with `ISTIO_MUTUAL` tells the client's sidecar to use Istio mTLS with every endpoint. \
            This one has no sidecar, or its port is not captured, so the handshake reaches the application, which \
            cannot read it. A wildcard host such as `*.local` is the usual way there.
            """,
        popularBelief: "`ISTIO_MUTUAL` falls back to plaintext where the server has no sidecar.",
        instead: "Only auto mTLS does; an explicit mode holds for every endpoint.",
        symptoms: Symptom.ofMTLSAtApplication,
        remedies: [
            "Give the server's pods a sidecar.",
            """
            Remove the `tls` block of the DestinationRule: auto mTLS picks plaintext for such endpoints alone.
            """,
            "Add a DestinationRule for this host alone, with `tls.mode: DISABLE`.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `applyUpstreamTLSSettings`"
    )
}
