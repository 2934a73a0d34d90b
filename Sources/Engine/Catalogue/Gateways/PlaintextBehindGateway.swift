extension Code {
    /// Plaintext behind a gateway that ended the client's TLS.
    package static let plaintextBehindGateway = Code(
        number: "LEG4101", title: "Behind the gateway the bytes are readable", severity: .warning,
        condition: "a gateway ends the client's TLS and sends plaintext on over the network",
        explanation: """
            The padlock of the browser ends at the gateway. From there to the pod the request travels in the clear, with \
            its cookies and passwords, because the pod has no sidecar, or because a DestinationRule or a \
            PeerAuthentication says `DISABLE`.
            """,
        remedies: [
            "Inject a sidecar into the pods behind the gateway: auto mTLS then encrypts this leg.",
            "Remove `DISABLE` from the DestinationRule or the PeerAuthentication of the pods.",
            "Let the application speak TLS, and the gateway originate it, by a DestinationRule with `SIMPLE`.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `buildUpstreamTLSSettings`"
    )
}
