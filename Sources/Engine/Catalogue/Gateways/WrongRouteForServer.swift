extension Code {
    /// A VirtualService has the wrong kind of routes for the gateway's server.
    static let wrongRouteForServer = Code(
        number: "LEG4304", title: "A VirtualService has the wrong kind of routes for the gateway's server",
        severity: .warning,
        condition: """
            a VirtualService has `http`, `tls` or `tcp` routes for a gateway, and no server that it binds to \
            reads routes of that kind
            """,
        explanation: """
            A server reads one kind of route: `http` where its protocol is HTTP or it ends HTTPS, `tls` where it \
            passes TLS on (`PASSTHROUGH`), `tcp` where its protocol is `TCP` or it ends `TLS`. Without a route \
            of its kind, a server that is not HTTP opens no filter chain, and may open no port.
            """,
        popularBelief: "`http` routes work for HTTPS.",
        instead: "They work where the gateway ends it; with `PASSTHROUGH` it reads nothing but the SNI.",
        symptoms: [
            Symptom(.clientApp, "curl: (35) … OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to …"),
            Symptom(.clientApp, "curl: (7) … Connection refused"),
            Symptom(.clientApp, "HTTP 404 (no body)"),
        ],
        remedies: [
            """
            Use the kind of routes that the server reads: `tls` with `sniHosts` for `PASSTHROUGH`, `tcp` for \
            `TCP` and `TLS`.
            """,
            "Let the server end HTTPS (`SIMPLE`) where the routes are `http`.",
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `buildGatewayTCPBasedFilterChains`"
    )
}
