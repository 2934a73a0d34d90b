extension Code {
    /// The failure `server-app-requires-client-certificate`.
    package static let serverAppRequiresClientCertificate = Code(
        number: "LEG3004",
        title: "The server's application asks for a client certificate and gets none",
        severity: .error,
        condition: """
            the application terminates TLS itself, asks for a certificate of the client, and the TLS that reaches it \
            carries none
            """,
        explanation: """
            The certificate of the client's sidecar belongs to the layer of Istio mTLS, which ends at the server's \
            sidecar. The application sees only the layer inside, or the layer that a DestinationRule with `SIMPLE` \
            originates, and neither has a client certificate.
            """,
        popularBelief: "The workload certificate of the mesh also reaches the application.",
        instead: "It ends at the server's sidecar; the application sees only what was inside.",
        symptoms: [
            Symptom(.clientApp, "remote error: tls: certificate required", when: .applicationTLS),
            Symptom(.clientApp, "SSLV3_ALERT_HANDSHAKE_FAILURE", when: .applicationTLS),
            Symptom(
                .clientApp,
                """
                HTTP 503: upstream connect error or disconnect/reset before headers. … transport failure reason: \
                TLS_error:|…SSLV3_ALERT_HANDSHAKE_FAILURE
                """,
                when: .clientReadsHTTP),
            .resetBehindRelay,
            Symptom(
                .clientSidecar, "503 UF,URX … SSLV3_ALERT_HANDSHAKE_FAILURE", when: .clientReadsHTTP, .originatedTLS),
            Symptom(
                .clientSidecar,
                #""- - -" 0 UF,URX … SSLV3_ALERT_HANDSHAKE_FAILURE"#,
                when: .clientRelays, .originatedTLS),
            Symptom(.serverApp, "http: TLS handshake error from …: tls: client didn't provide a certificate"),
            Symptom(.kubeAPIServer, #"failed calling webhook "…": … remote error: tls: certificate required"#),
            Symptom(.kubelet, #"Readiness probe failed: Get "https://…": remote error: tls: certificate required"#),
            Symptom(.prometheus, #"Get "https://…": remote error: tls: certificate required"#),
        ],
        remedies: [
            "Give the client's application a certificate that the server accepts.",
            """
            Originate with `tls.mode: MUTUAL` and the certificate that the server accepts, where the server has \
            no sidecar.
            """,
            "Let the server's application stop asking, and authorize by the mesh identity instead.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `constructUpstreamTLS`"
    )
}
