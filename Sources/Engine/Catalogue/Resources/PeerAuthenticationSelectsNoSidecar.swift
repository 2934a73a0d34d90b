extension Code {
    /// A PeerAuthentication selects only pods without a sidecar.
    package static let peerAuthenticationSelectsNoSidecar = Code(
        number: "LEG5006", title: "A PeerAuthentication selects only pods without a sidecar", severity: .warning,
        condition: "the selector matches workloads, and none of them has a sidecar",
        explanation: """
            The server's sidecar enforces the mode. Without one, plaintext is accepted whatever is written here.
            """,
        remedies: [
            "Give the pods a sidecar.",
            "Remove the resource.",
        ],
        source: "Istio: pilot/pkg/security/authn/policy_applier.go, `InboundMTLSSettings`"
    )
}
