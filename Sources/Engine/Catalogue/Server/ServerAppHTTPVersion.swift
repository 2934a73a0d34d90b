extension Code {
    /// The failure `server-app-http-version`.
    package static let serverAppHTTPVersion = Code(
        number: "LEG3003",
        title: "The server's application does not speak that version of the protocol",
        severity: .error,
        condition: """
            what reaches the server's application is of another protocol, or another version of HTTP, than it \
            understands
            """,
        explanation: """
            On a port declared HTTP the sidecars write every request anew, in the version that the port declares: \
            `http` is HTTP/1.1, `http2` and `grpc` are HTTP/2. A gRPC server behind `http` gets HTTP/1.1, and an \
            HTTP/1.1 server behind `grpc` gets HTTP/2.
            """,
        popularBelief: "gRPC works over a port named `http`.",
        instead: "The sidecars write the request anew as HTTP/1.1, which a gRPC server does not understand.",
        symptoms: [
            Symptom(
                .clientApp,
                """
                HTTP 502: upstream connect error or disconnect/reset before headers. reset reason: protocol error
                """,
                when: .clientReadsHTTP),
            Symptom(
                .clientApp,
                """
                HTTP 502: upstream connect error or disconnect/reset before headers. reset reason: protocol error
                """,
                when: .clientMeetsConnection, .serverReadsHTTP),
            Symptom(.clientApp, "Connection reset by peer", when: .clientMeetsConnection, .serverAppMeetsConnection),
            Symptom(.clientSidecar, "502 - via_upstream", when: .clientReadsHTTP, .serverReadsHTTP),
            Symptom(
                .clientSidecar,
                "502 UPE upstream_reset_before_response_started{protocol_error}",
                when: .clientReadsHTTP, .serverAppMeetsConnection),
            Symptom(
                .serverSidecar,
                "502 UPE upstream_reset_before_response_started{protocol_error}",
                when: .serverReadsHTTP),
            Symptom(.kubeAPIServer, #"failed calling webhook "…": … EOF"#),
            Symptom(.kubelet, "Readiness probe failed: HTTP probe failed with statuscode: 502", when: .serverReadsHTTP),
            Symptom(.kubelet, #"Readiness probe failed: Get "http://…": EOF"#, when: .serverAppMeetsConnection),
            Symptom(.prometheus, "server returned HTTP status 502 Bad Gateway", when: .serverReadsHTTP),
            Symptom(.prometheus, #"Get "http://…": EOF"#, when: .serverAppMeetsConnection),
        ],
        remedies: [
            """
            Name the Service port after what the server's application speaks: `grpc-…` or `http2-…` for HTTP/2, \
            `http-…` for HTTP/1.1.
            """,
            "Leave the port undeclared, and the client's version is kept.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_builder.go, `setUpstreamProtocol`"
    )
}
