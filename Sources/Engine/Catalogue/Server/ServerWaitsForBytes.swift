extension Code {
    /// The failure `server-waits-for-bytes`.
    package static let serverWaitsForBytes = Code(
        number: "LEG3017",
        title: "The server's sidecar waits for bytes that the client does not send",
        severity: .error,
        condition: """
            the server speaks first, the bytes arrive in plaintext, and the server's sidecar looks at the first \
            bytes of the client
            """,
        explanation: """
            To tell mTLS from plaintext, and HTTP from the rest, the sidecar needs the first bytes. A client of \
            MySQL or SMTP sends none before the server's greeting, so both wait. Istio mTLS solves it, as the \
            client's sidecar then speaks first; so does `DISABLE` on a port declared TCP.
            """,
        popularBelief: "Declaring `tcp` is enough under `PERMISSIVE`.",
        instead: """
            It is for callers with Istio mTLS only; under `PERMISSIVE` the sidecar still waits for the first \
            byte of all others.
            """,
        symptoms: [
            Symptom(.clientApp, "(nothing: the connection opens, then hangs until the client times out)"),
            Symptom(.clientApp, "ERROR 2026 (HY000): SSL connection error", when: .serverFirst),
            Symptom(.clientSidecar, #""- - -" 0 DC"#, when: .clientRelays),
            Symptom(.serverSidecar, "(nothing: no line while the listener waits for the first byte)"),
            Symptom(.kubeAPIServer, "context deadline exceeded"),
            Symptom(.kubelet, "context deadline exceeded"),
            Symptom(.prometheus, "context deadline exceeded"),
        ],
        remedies: [
            """
            Give the client a sidecar, declare the Service port `tcp-…` or `mysql-…`, and let auto mTLS work.
            """,
            """
            Set `portLevelMtls` of the target port to `DISABLE`, on a port declared TCP, where plaintext is \
            acceptable.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/listener_inbound.go, `buildTLSInspector`"
    )
}
