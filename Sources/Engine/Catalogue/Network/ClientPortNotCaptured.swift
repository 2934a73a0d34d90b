extension Code {
    /// The connection passes the client's sidecar.
    package static let clientPortNotCaptured = Code(
        number: "LEG2105", title: "The connection passes the client's sidecar", severity: .warning,
        condition: """
            the call works in plaintext, as an annotation or the user ID of the application keeps the connection \
            from the client's sidecar
            """,
        explanation: """
            `excludeOutboundPorts`, `excludeOutboundIPRanges`, a list in `includeOutboundIPRanges`, \
            `interceptionMode: NONE`, or an application that runs as user 1337 let the connection leave the pod past \
            the sidecar. No resource of Istio applies to it.
            """,
        remedies: [
            "Remove the port or the range from the annotation.",
            "Run the application as another user than 1337.",
        ],
        source: "Istio: tools/istio-iptables/pkg/capture/run.go, `Run`"
    )
}
