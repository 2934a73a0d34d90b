extension Code {
    /// A match is for no server of the gateway.
    static let matchForNoServer = Code(
        number: "LEG4305", title: "A match is for no server of the gateway", severity: .warning,
        condition: """
            `port` of a match is on no server that the VirtualService binds to, or its `gateways` are not among \
            the VirtualService's own
            """,
        explanation: """
            `match.port` at a gateway is the number as the server writes it: not the port of the pod, and not \
            that of the backend. `match.gateways` chooses among the `gateways` of the VirtualService, and adds \
            none. A match that fits no server takes no request.
            """,
        popularBelief: "`match.port` is the port that the gateway's pod listens on.",
        instead: "It is `port.number` of the server.",
        symptoms: [
            Symptom(.clientApp, "HTTP 404 (no body)"),
            Symptom(.gateway, "404 NR route_not_found"),
        ],
        remedies: [
            "Write the port as the server does.",
            "Name the Gateway in `gateways` of the VirtualService too.",
            "Leave `port` out of the match.",
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `isPortMatch`"
    )
}
