extension Code {
    /// credentialName is ignored without a workloadSelector.
    package static let credentialNameWithoutSelector = Code(
        number: "LEG5107", title: "credentialName is ignored without a workloadSelector", severity: .warning,
        condition: "a DestinationRule for sidecars has `credentialName` and no `workloadSelector`",
        explanation: """
            A sidecar fetches a Secret only for a rule that selects it by labels. Without one, the rule gets no TLS \
            at all: the client's sidecar sends plaintext, without an error.
            """,
        popularBelief: "`SIMPLE` with `credentialName` originates TLS at every sidecar.",
        instead: """
            Without a `workloadSelector` sidecars send plaintext, without an error; only gateways fetch the \
            Secret.
            """,
        remedies: [
            """
            Add a `workloadSelector` for the clients, and let their service account read the Secret.
            """,
            """
            Mount the files and name them in `caCertificates`, `clientCertificate` and `privateKey`.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `buildUpstreamTLSSettings`"
    )
}
