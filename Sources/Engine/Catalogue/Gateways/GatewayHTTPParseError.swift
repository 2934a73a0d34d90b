extension Code {
    /// The failure `gateway-http-parse-error`.
    package static let gatewayHTTPParseError = Code(
        number: "LEG4004", title: "A gateway that reads HTTP gets bytes that are none", severity: .error,
        condition:
            "what is left after a gateway took its layer of TLS off is not HTTP, at a server that reads requests",
        explanation: """
            A server with protocol `HTTP`, or `HTTPS` that it terminates, parses requests. TLS at an HTTP server, TLS \
            inside the TLS that an HTTPS server ends, or another protocol make its parser answer 400 and close. The \
            usual causes are `https://` to the HTTP port, and an application's own TLS that a sidecar wraps in Istio \
            mTLS for an egress gateway whose server says `HTTPS` instead of `TLS`.
            """,
        symptoms: [
            Symptom(
                .clientApp, "curl: (35) … wrong version number", when: .clientMeetsConnection, .applicationTLS,
                .noSidecarTLS),
            Symptom(
                .clientApp, "HTTP 400 Bad Request", when: .clientMeetsConnection, .applicationPlaintext, .noSidecarTLS),
            .resetBehindRelay,
            Symptom(
                .clientApp,
                """
                HTTP 503: upstream connect error or disconnect/reset before headers. … transport failure reason: \
                TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
                """,
                when: .clientReadsHTTP, .sidecarTLS),
            Symptom(
                .clientSidecar, "503 UF,URX … TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER",
                when: .clientReadsHTTP, .sidecarTLS),
            Symptom(
                .clientSidecar,
                #""- - -" 0 UF,URX … TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER"#,
                when: .clientRelays, .sidecarTLS),
            Symptom(.gateway, "400 DPE http1.codec_error"),
        ],
        remedies: [
            "Call the port of the gateway that speaks what the client speaks.",
            """
            Give the server protocol `TLS`: with `PASSTHROUGH` and a `tls` route for TLS that is not to be read, with \
            `ISTIO_MUTUAL` and a `tcp` route behind sidecars.
            """,
            "Let the application speak plain HTTP, and the sidecar and the gateway encrypt.",
        ],
        source: "Envoy: source/common/http/conn_manager_impl.cc, `handleCodecError`"
    )
}
