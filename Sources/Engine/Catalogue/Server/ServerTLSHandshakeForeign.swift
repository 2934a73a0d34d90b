extension Code {
    /// The failure `server-tls-handshake-foreign`.
    package static let serverTLSHandshakeForeign = Code(
        number: "LEG3013", title: "TLS that is not Istio's meets a port that is STRICT", severity: .error,
        condition: """
            a connection with TLS of another origin than a sidecar's reaches a port whose effective \
            PeerAuthentication mode is `STRICT`
            """,
        explanation: """
            The filter chain of `STRICT` takes any TLS and terminates it with the workload's certificate. A client \
            that verifies finds a SPIFFE identity instead of a host name and stops; one that does not verify is \
            asked for a certificate of the mesh, and has none. The TLS never reaches the application that it was \
            meant for. A kube-apiserver cannot do better: it has no sidecar and no SPIFFE identity, and the `caBundle` of \
            the webhook is the only trust that it can be given.
            """,
        popularBelief: "`STRICT` rejects other TLS by its ALPN.",
        instead: "The filter chain matches every TLS; the handshake fails, because of the certificates.",
        symptoms: [
            .resetBehindRelay,
            Symptom(.clientApp, "CERTIFICATE_VERIFY_FAILED", when: .noSidecarTLS, .applicationTLS, .clientVerifies),
            Symptom(
                .clientApp,
                "x509: certificate signed by unknown authority",
                when: .noSidecarTLS, .applicationTLS, .clientVerifies),
            Symptom(
                .clientApp,
                "remote error: tls: certificate required",
                when: .noSidecarTLS, .applicationTLS, .clientDoesNotVerify),
            .verificationAnswered,
            .verificationLogged,
            .verificationRelayed,
            Symptom(.clientSidecar, "PassthroughCluster", when: .passthrough),
            Symptom(
                .serverSidecar, "TLS_error:|268436502:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_UNKNOWN"),
            Symptom(
                .kubeAPIServer,
                """
                failed calling webhook "…": … x509: certificate is not valid for any names, but wanted to match \
                <svc>.<ns>.svc
                """),
            Symptom(.kubeAPIServer, #"failed calling webhook "…": … x509: certificate signed by unknown authority"#),
            Symptom(.kubelet, #"Readiness probe failed: Get "https://…": remote error: tls: handshake failure"#),
            Symptom(.prometheus, #"Get "https://…": x509: certificate signed by unknown authority"#),
        ],
        remedies: [
            """
            Allow this port alone: a PeerAuthentication with a selector, and `portLevelMtls` for the target \
            port, mode `PERMISSIVE`, on a Service port that is not declared HTTP.
            """,
            """
            Keep the target port from being captured, with the annotation \
            `traffic.sidecar.istio.io/excludeInboundPorts`, where no client in the mesh calls it.
            """,
            "Give the client a sidecar, and call the Service by its name.",
            "Remove `SIMPLE` or `MUTUAL` from the DestinationRule of a service in the mesh.",
        ],
        source: "Istio: pilot/pkg/security/authn/utils/utils.go, `BuildInboundTLS`"
    )
}
