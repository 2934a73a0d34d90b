extension Code {
    /// The connection passes the server's sidecar.
    package static let serverPortNotCaptured = Code(
        number: "LEG2106", title: "The connection passes the server's sidecar", severity: .warning,
        condition: "the call works in plaintext, as the server's target port is not captured",
        explanation: """
            `excludeInboundPorts`, a list in `includeInboundPorts` without the port, or `interceptionMode: NONE` \
            hand the connection to the application. PeerAuthentication has no effect on this port, `STRICT` \
            included.
            """,
        popularBelief: "`STRICT` holds for every port of the pod.",
        instead: """
            It holds for the ports that the sidecar takes over; what an annotation excludes reaches the \
            application directly.
            """,
        remedies: [
            "Remove the port from the annotation.",
            "Let the application serve TLS on this port.",
        ],
        source: "Istio: tools/istio-iptables/pkg/capture/run.go, `handleInboundPortsInclude`"
    )
}
