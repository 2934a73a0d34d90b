extension Code {
    /// The failure `server-no-filter-chain-foreign-tls`.
    package static let serverNoFilterChainForeignTLS = Code(
        number: "LEG3012", title: "TLS that is not Istio's meets a port declared HTTP", severity: .error,
        condition: """
            a connection with TLS, without an ALPN of Istio's, reaches a `PERMISSIVE` port whose Service port is \
            declared HTTP
            """,
        explanation: """
            On a port declared HTTP, `PERMISSIVE` has a filter chain for Istio mTLS and one for plaintext, and none \
            for other TLS. Envoy closes the connection. Ports declared TCP or TLS, or not declared, have a third \
            chain, which relays such TLS to the application.
            """,
        popularBelief: "`PERMISSIVE` accepts anything.",
        instead: """
            On a port declared HTTP it accepts plain HTTP and Istio mTLS, and has no filter chain for other TLS.
            """,
        symptoms: [
            .resetInHandshake,
            .resetBehindRelay,
            .connectionFailureAnswered,
            .connectionFailureLogged,
            .connectionFailureRelayed,
            Symptom(.clientSidecar, "PassthroughCluster", when: .passthrough),
            .noFilterChain,
            Symptom(.kubeAPIServer, #"failed calling webhook "…": … EOF"#),
            Symptom(.kubelet, #"Readiness probe failed: Get "https://…": read tcp …: connection reset by peer"#),
            Symptom(.prometheus, #"Get "https://…": EOF"#),
        ],
        remedies: [
            """
            Name the Service port `https-…` or `tls-…`, or set `appProtocol: https`, if the application serves \
            TLS.
            """,
            "Let the client send plaintext, and leave encryption to the mesh.",
            "Remove `SIMPLE` or `MUTUAL` from the DestinationRule of a service in the mesh.",
        ],
        source: "Istio: pilot/pkg/networking/core/filterchain_options.go, `getFilterChainMatchOptions`"
    )
}
