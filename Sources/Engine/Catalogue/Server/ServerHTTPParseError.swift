extension Code {
    /// The failure `server-http-parse-error`.
    package static let serverHTTPParseError = Code(
        number: "LEG3014", title: "Bytes that are not HTTP meet a sidecar that reads HTTP", severity: .error,
        condition: """
            the filter chain that the connection matches parses HTTP, and what arrives inside it is something else
            """,
        explanation: """
            The Service port is declared HTTP, so the server's sidecar hands the bytes to its HTTP parser. Under \
            `DISABLE` it does not look for TLS, so even the handshake of Istio mTLS is read as a request. The answer \
            is 400, in plaintext.
            """,
        popularBelief: "A server whose mode is `DISABLE` rejects mTLS.",
        instead: "It reads the handshake as payload: on an HTTP port that is a request that cannot be parsed.",
        symptoms: [
            Symptom(
                .clientApp,
                "HTTP/1.1 400 Bad Request",
                when: .clientMeetsConnection, .applicationPlaintext, .noSidecarTLS),
            Symptom(
                .clientApp,
                "http: server gave HTTP response to HTTPS client",
                when: .clientMeetsConnection, .applicationTLS, .noSidecarTLS),
            Symptom(
                .clientApp,
                "curl: (35) … wrong version number",
                when: .clientMeetsConnection, .applicationTLS, .noSidecarTLS),
            .wrongVersionAnswered,
            .wrongVersionLogged,
            .wrongVersionRelayed,
            .resetBehindRelay,
            Symptom(.clientSidecar, "PassthroughCluster", when: .passthrough),
            Symptom(.serverSidecar, "400 DPE http1.codec_error"),
            Symptom(.kubeAPIServer, #"failed calling webhook "…": … http: server gave HTTP response to HTTPS client"#),
            Symptom(
                .kubelet,
                #"Readiness probe failed: Get "https://…": http: server gave HTTP response to HTTPS client"#),
            Symptom(.prometheus, #"Get "https://…": http: server gave HTTP response to HTTPS client"#),
        ],
        remedies: [
            """
            Name the Service port after the protocol that is spoken: `tcp-…`, `tls-…` or `https-…`.
            """,
            """
            Remove `ISTIO_MUTUAL` from the DestinationRule, or `DISABLE` from the PeerAuthentication, so that \
            both sides agree.
            """,
            "Let the client send HTTP.",
        ],
        source: "Envoy: source/common/http/conn_manager_impl.cc, `handleCodecError`"
    )
}
