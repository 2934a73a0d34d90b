extension Code {
    /// The certificate of the server is not verified against a CA of yours.
    package static let upstreamCertificateUnverified = Code(
        number: "LEG2203",
        title: "The certificate of the server is not verified against a CA of yours",
        severity: .warning,
        condition: """
            a DestinationRule originates TLS with `SIMPLE` or `MUTUAL` and has no `caCertificates`, or \
            `insecureSkipVerify: true`
            """,
        explanation: """
            Without `caCertificates` the sidecar trusts every authority of its image's trust store; before Istio \
            1.21 it verified nothing. With `insecureSkipVerify` anybody on the way can answer in the server's place.
            """,
        popularBelief: "`SIMPLE` without `caCertificates` verifies nothing. That was so before Istio 1.21.",
        remedies: [
            "Set `caCertificates` to the authority that issued the server's certificate.",
            "Remove `insecureSkipVerify`.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `constructUpstreamTLS`"
    )
}
