extension Code {
    /// MUTUAL without a certificate originates nothing.
    package static let mutualWithoutCertificate = Code(
        number: "LEG5109", title: "MUTUAL without a certificate originates nothing", severity: .warning,
        condition: """
            `tls.mode` of a DestinationRule is `MUTUAL`, and `clientCertificate`, `privateKey` and `credentialName` \
            are missing
            """,
        explanation: """
            `MUTUAL` presents a certificate of the user's own. Without one Istio gives the cluster no TLS at all, \
            and the client's sidecar sends plaintext. Istio's validation refuses such a rule where it runs.
            """,
        popularBelief: "`MUTUAL` presents the workload's certificate of the mesh.",
        instead: "That is `ISTIO_MUTUAL`; `MUTUAL` needs files or a Secret of the user's own.",
        remedies: [
            "Name the files in `clientCertificate` and `privateKey`.",
            "Set `ISTIO_MUTUAL`, where the server is in the mesh.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `constructUpstreamTLS`"
    )
}
