extension Code {
    /// A PeerAuthentication turns mTLS off.
    package static let peerAuthenticationDisables = Code(
        number: "LEG2109", title: "A PeerAuthentication turns mTLS off", severity: .warning,
        condition: "the call works in plaintext, as the effective mode at the server is `DISABLE`",
        explanation: """
            Auto mTLS follows the server: where its mode is `DISABLE`, the client's sidecar sends plaintext. \
            `DISABLE` for a namespace or the mesh does this to every call to it.
            """,
        remedies: [
            "Set the mode to `PERMISSIVE` or `STRICT`.",
            "Keep `DISABLE` to the one port that needs it, with `portLevelMtls`.",
        ],
        source: "Istio: pilot/pkg/xds/endpoints/mtls_checker.go, `checkMtlsEnabled`"
    )
}
