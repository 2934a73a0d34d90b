extension Code {
    /// This call breaks when the server turns STRICT.
    package static let strictWouldRefuseCaller = Code(
        number: "LEG3201", title: "This call breaks when the server turns STRICT", severity: .note,
        condition: """
            the call works because the mode of the server's port is `PERMISSIVE`, and carries no Istio mTLS
            """,
        explanation: """
            Plaintext and TLS of the application's own are accepted today. Under `STRICT` plaintext finds no filter \
            chain and other TLS fails its handshake, on undeclared ports too.
            """,
        remedies: [
            "Move the caller to Istio mTLS before the mode changes.",
            """
            Keep the target port `PERMISSIVE` with `portLevelMtls`, for callers that never join the mesh.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/filterchain_options.go, `getFilterChainMatchOptions`"
    )
}
