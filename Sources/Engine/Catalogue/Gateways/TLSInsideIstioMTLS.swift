extension Code {
    /// TLS inside Istio mTLS at a server that reads HTTP.
    static let tlsInsideIstioMTLS = Code(
        number: "LEG4203", title: "A gateway reads HTTP where the application's own TLS is inside Istio mTLS",
        severity: .error,
        condition: """
            an application's TLS comes inside Istio mTLS to a server of a gateway with protocol `HTTPS` and mode \
            `ISTIO_MUTUAL`, or a `tls` route leads it there
            """,
        explanation: """
            The sidecar wraps the application's TLS in Istio mTLS for the gateway. A server with protocol \
            `HTTPS` takes the Istio mTLS off and parses what is inside as HTTP: it finds a ClientHello, and \
            answers 400. Protocol `TLS` takes the same layer off and relays the bytes.
            """,
        popularBelief: "`HTTPS` is the protocol for applications that speak HTTPS.",
        instead: "It names what is inside after the gateway took its layer off: HTTP.",
        symptoms: [
            Symptom(.clientApp, "Connection reset by peer"),
            Symptom(.gateway, "400 DPE http1.codec_error"),
        ],
        remedies: [
            "Give the server protocol `TLS`, and the VirtualService a `tcp` route for the gateway.",
            """
            Let the server say `PASSTHROUGH` with a `tls` route, and take `ISTIO_MUTUAL` out of the \
            DestinationRule for the gateway's Service.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `createGatewayHTTPFilterChainOpts`"
    )
}
