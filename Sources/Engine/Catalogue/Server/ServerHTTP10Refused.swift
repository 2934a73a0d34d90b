extension Code {
    /// The failure `server-http10-refused`.
    package static let serverHTTP10Refused = Code(
        number: "LEG3016", title: "The server's sidecar refuses HTTP/1.0", severity: .error,
        condition: "an HTTP/1.0 request reaches a filter chain that parses HTTP",
        explanation: """
            Envoy answers HTTP/1.0 with 426, unless the control plane runs with `PILOT_HTTP10`. On ports that are \
            declared TCP, or not declared, HTTP/1.0 is relayed as bytes and works.
            """,
        symptoms: [
            Symptom(.clientApp, "HTTP/1.1 426 Upgrade Required"),
            Symptom(.clientSidecar, "PassthroughCluster", when: .passthrough),
            Symptom(.serverSidecar, "426 … low_version"),
            Symptom(.kubeAPIServer, "HTTP/1.1 426 Upgrade Required"),
            Symptom(.kubelet, "Readiness probe failed: HTTP probe failed with statuscode: 426"),
            Symptom(.prometheus, "server returned HTTP status 426 Upgrade Required"),
        ],
        remedies: [
            "Let the client speak HTTP/1.1, as in `proxy_http_version 1.1` of nginx.",
            "Name the Service port `tcp-…`, which gives up all that the mesh does for HTTP.",
        ],
        source: "Envoy: source/common/http/http1/codec_impl.cc, `checkProtocolVersion`"
    )
}
