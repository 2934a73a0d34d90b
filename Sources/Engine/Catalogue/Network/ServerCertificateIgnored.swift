extension Code {
    /// Nothing of the server's certificate is verified.
    package static let serverCertificateIgnored = Code(
        number: "LEG2205", title: "Nothing of the server's certificate is verified", severity: .warning,
        condition: "a DestinationRule originates TLS with `insecureSkipVerify: true`",
        explanation: """
            The sidecar encrypts, and accepts whatever certificate it is shown: neither its authority nor its name \
            is looked at. Anybody on the way can answer in the server's place and read everything.
            """,
        popularBelief: "What is encrypted cannot be read on the way.",
        instead: "Whoever stands on the way can end the connection himself and open one of his own behind it.",
        remedies: [
            "Remove `insecureSkipVerify`, and set `caCertificates` to the authority that issued the certificate.",
            "Set `subjectAltNames`, where the certificate has another name than the host.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `constructUpstreamTLS`"
    )
}
