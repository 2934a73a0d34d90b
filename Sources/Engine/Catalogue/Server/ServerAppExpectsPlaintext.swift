extension Code {
    /// The failure `server-app-expects-plaintext`.
    package static let serverAppExpectsPlaintext = Code(
        number: "LEG3002", title: "The server's application expects plaintext and gets TLS", severity: .error,
        condition: "a layer of TLS that no sidecar takes off reaches an application that does not speak TLS",
        explanation: """
            A sidecar takes off Istio mTLS only. TLS of the client's application, and TLS that a DestinationRule \
            originates, are relayed to the server's application, which reads the handshake as garbage.
            """,
        symptoms: [
            Symptom(.clientApp, "http: server gave HTTP response to HTTPS client", when: .applicationTLS),
            Symptom(.clientApp, "curl: (35) … wrong version number", when: .applicationTLS),
            .wrongVersionAnswered,
            .wrongVersionLogged,
            .wrongVersionRelayed,
            .resetBehindRelay,
            .handshakeReachesApplication,
            Symptom(.kubeAPIServer, "http: server gave HTTP response to HTTPS client"),
            Symptom(.kubelet, "http: server gave HTTP response to HTTPS client"),
            Symptom(.prometheus, "http: server gave HTTP response to HTTPS client"),
        ],
        remedies: [
            "Let the client's application send plaintext: the mesh encrypts it on the network.",
            "Remove `SIMPLE` or `MUTUAL` from the DestinationRule.",
            "Let the server's application serve TLS.",
        ],
        source: "Istio: pilot/pkg/networking/core/filterchain_options.go, `getFilterChainMatchOptions`"
    )
}
