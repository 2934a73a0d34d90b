extension Code {
    /// The failure `server-app-expects-tls`.
    package static let serverAppExpectsTLS = Code(
        number: "LEG3001", title: "The server's application expects TLS and gets plaintext", severity: .error,
        condition: """
            no layer of TLS is left, or none was ever put on, when the bytes reach an application that speaks TLS
            """,
        explanation: """
            Istio mTLS ends at the server's sidecar, which hands on what was inside. The client's application sent \
            plaintext, so plaintext arrives at an application that waits for a TLS handshake. No DestinationRule can \
            make a sidecar originate TLS towards its own application.
            """,
        popularBelief: """
            A DestinationRule on the server's host makes the server's sidecar speak TLS to its application.
            """,
        instead: "It acts at clients only; the server's sidecar hands on what it took out of Istio mTLS.",
        symptoms: [
            Symptom(.clientApp, "HTTP 400: Client sent an HTTP request to an HTTPS server.", when: .http),
            Symptom(
                .clientApp,
                """
                HTTP 503: upstream connect error or disconnect/reset before headers. reset reason: connection \
                termination
                """,
                when: .clientReadsHTTP),
            Symptom(
                .clientApp,
                """
                HTTP 503: upstream connect error or disconnect/reset before headers. reset reason: connection \
                termination
                """,
                when: .clientMeetsConnection, .serverReadsHTTP),
            Symptom(
                .clientApp,
                "curl: (56) Recv failure: Connection reset by peer",
                when: .clientMeetsConnection, .serverAppMeetsConnection),
            Symptom(.clientSidecar, "503 - via_upstream", when: .clientReadsHTTP, .serverReadsHTTP),
            Symptom(
                .clientSidecar,
                "503 UC upstream_reset_before_response_started{connection_termination}",
                when: .clientReadsHTTP, .serverAppMeetsConnection),
            Symptom(
                .serverSidecar,
                "503 UC upstream_reset_before_response_started{connection_termination}",
                when: .serverReadsHTTP),
            Symptom(
                .serverApp,
                """
                http: TLS handshake error from 127.0.0.6:…: tls: first record does not look like a TLS handshake
                """,
                when: .serverSidecar),
            Symptom(
                .serverApp,
                "http: TLS handshake error from …: tls: first record does not look like a TLS handshake",
                when: .noServerSidecar),
            Symptom(.kubeAPIServer, #"failed calling webhook "…": … Client sent an HTTP request to an HTTPS server."#),
            Symptom(.kubelet, "Readiness probe failed: HTTP probe failed with statuscode: 400"),
            Symptom(.prometheus, "server returned HTTP status 400 Bad Request"),
        ],
        remedies: [
            """
            Let the client's application send TLS, on a Service port declared `https` or `tls`: the mesh carries \
            it inside Istio mTLS.
            """,
            "Let the server's application serve plaintext, and leave encryption to the mesh.",
            """
            Where the server has no sidecar, originate TLS at the client with a DestinationRule, `tls.mode: \
            SIMPLE`, and `caCertificates`.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_traffic_policy.go, `applyTrafficPolicy`"
    )
}
