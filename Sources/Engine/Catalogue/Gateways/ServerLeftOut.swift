extension Code {
    /// A server of a Gateway is left out for another one.
    static let serverLeftOut = Code(
        number: "LEG4403", title: "A server of a Gateway is left out for another one", severity: .warning,
        condition: "two servers want the same host, or the same port, and cannot share it",
        explanation: """
            Of several Gateways on one pod the oldest is read first. A host with TLS belongs to the first server \
            that has it; a plaintext port is shared by HTTP alone, and not with TLS that comes later. Names that \
            only look different (`*` and `shop/*`, a server that ends TLS and a `tls` route of another) slip \
            through, and then Envoy refuses all of the port.
            """,
        popularBelief: "Servers of different Gateways do not touch each other.",
        instead: "They share the ports of the pods that both select.",
        symptoms: [
            Symptom(.clientApp, "HTTP 404 (no body)"),
            Symptom(.clientApp, "curl: (7) … Connection refused"),
        ],
        remedies: [
            "Keep each host on one server, and bind all VirtualServices for it there.",
            "Give plaintext and TLS ports of their own.",
        ],
        source: "Istio: pilot/pkg/model/gateway.go, `mergeGateways`"
    )
}
