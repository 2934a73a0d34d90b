extension Code {
    /// Plaintext from a sidecar to a gateway.
    package static let plaintextToGateway = Code(
        number: "LEG4102", title: "The leg from the sidecar to the gateway is readable", severity: .warning,
        condition: "a client's sidecar leads a call to a gateway, and no DestinationRule encrypts that leg",
        explanation: """
            Gateways have no inbound port that auto mTLS knows of: their pods carry no `security.istio.io/tlsMode` label. \
            So a sidecar sends to an egress gateway in the clear, inside the cluster, whatever PeerAuthentication says, \
            and the gateway learns nobody's identity: AuthorizationPolicies with `principals` match no caller there.
            """,
        popularBelief: "Sidecars and gateways are both Envoy, so auto mTLS works between them.",
        instead: "Only a DestinationRule with `ISTIO_MUTUAL` for the gateway's Service encrypts that leg.",
        remedies: [
            """
            Add a DestinationRule with `ISTIO_MUTUAL` and `sni` for the gateway's Service, and give the gateway a server \
            with protocol `HTTPS` and mode `ISTIO_MUTUAL`.
            """
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `buildUpstreamTLSSettings`"
    )
}
