extension Code {
    /// A DestinationRule turns TLS off.
    package static let destinationRuleDisablesTLS = Code(
        number: "LEG2107", title: "A DestinationRule turns TLS off", severity: .warning,
        condition: "the call works in plaintext, as the DestinationRule that applies says `tls.mode: DISABLE`",
        explanation: """
            Both sides have a sidecar, and auto mTLS would have encrypted the call. An explicit mode replaces auto \
            mTLS, and the server accepts plaintext. It breaks when the server turns `STRICT`.
            """,
        remedies: [
            "Remove the `tls` block: auto mTLS does the rest.",
            "Set `tls.mode: ISTIO_MUTUAL`, where every endpoint has a sidecar.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `buildUpstreamTLSSettings`"
    )
}
