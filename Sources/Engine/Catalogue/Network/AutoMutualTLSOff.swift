extension Code {
    /// Auto mTLS is off in the mesh.
    package static let autoMutualTLSOff = Code(
        number: "LEG2108", title: "Auto mTLS is off in the mesh", severity: .warning,
        condition: """
            the call works in plaintext, as `enableAutoMtls` is false and no DestinationRule asks for TLS
            """,
        explanation: """
            Without auto mTLS a client's sidecar sends plaintext unless a DestinationRule says otherwise, even \
            between two pods with sidecars.
            """,
        remedies: [
            "Set `enableAutoMtls: true`, which is the default.",
            "Add a DestinationRule with `tls.mode: ISTIO_MUTUAL` for the host.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_traffic_policy.go, `applyTrafficPolicy`"
    )
}
