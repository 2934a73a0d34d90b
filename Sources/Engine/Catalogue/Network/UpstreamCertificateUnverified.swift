extension Code {
    /// The certificate of the server is not verified against a CA of yours.
    package static let upstreamCertificateUnverified = Code(
        number: "LEG2203",
        title: "The certificate of the server is not verified against a CA of yours",
        severity: .note,
        condition: """
            a DestinationRule originates TLS with `SIMPLE` or `MUTUAL` and has neither `caCertificates` nor \
            `credentialName`
            """,
        explanation: """
            Without `caCertificates` the sidecar trusts every authority of its image's trust store; before Istio \
            1.21 it verified nothing. That is right for a host with a certificate of a public authority, and breaks \
            once the host moves to a private one.
            """,
        popularBelief: "`SIMPLE` without `caCertificates` verifies nothing.",
        instead: """
            That was so before Istio 1.21; since then it verifies with the authorities of the proxy's image, \
            which know no private one.
            """,
        remedies: [
            "Set `caCertificates` to the authority that issued the server's certificate."
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `constructUpstreamTLS`"
    )
}
