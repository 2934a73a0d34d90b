extension Code {
    /// The failure `gateway-expects-tls`.
    package static let gatewayExpectsTLS = Code(
        number: "LEG4003", title: "Plaintext meets a gateway's port that needs TLS", severity: .error,
        condition: "plaintext reaches a port of a gateway where every filter chain needs TLS",
        explanation: """
            A server with `tls` ends the client's TLS, or finds its route by SNI; plaintext fits neither, and Envoy \
            closes the connection without an HTTP status. It comes from a client that speaks HTTP to the HTTPS port, \
            from a load balancer that ends TLS in front of the gateway and sends plain HTTP on, or from a sidecar that \
            leads to an egress gateway: a gateway's pods do not ask for auto mTLS, so only a DestinationRule with \
            `ISTIO_MUTUAL` for the gateway's Service encrypts that leg.
            """,
        symptoms: [
            Symptom(
                .clientApp, "curl: (52) Empty reply from server", when: .clientMeetsConnection, .applicationPlaintext,
                .noSidecarTLS),
            .terminationAnswered,
            .terminationLogged,
            Symptom(.gateway, "TLS_error:|268435612:SSL routines:OPENSSL_internal:HTTP_REQUEST"),
        ],
        remedies: [
            "Call the port with HTTPS.",
            "Add a DestinationRule with `ISTIO_MUTUAL` for the gateway's Service and port, with `sni` for the host.",
            "Where a load balancer ends TLS in front of the gateway, give the gateway a server with protocol `HTTP`.",
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `buildGatewayTCPBasedFilterChains`"
    )
}
