extension Code {
    /// The failure `client-502-unknown-host`.
    package static let client502UnknownHost = Code(
        number: "LEG1002", title: "The client's sidecar knows no host of that name", severity: .error,
        condition: """
            a request on an HTTP listener has a Host that no virtual host covers, and `outboundTrafficPolicy` is \
            `REGISTRY_ONLY`
            """,
        explanation: """
            HTTP services that share a port number share one listener, and the Host header picks the service. A Host \
            that is not among them meets the virtual host `block_all`, which answers 502 itself. A pod address as \
            Host is such a name.
            """,
        symptoms: [
            Symptom(.clientApp, "HTTP 502"),
            Symptom(.clientSidecar, "502 - direct_response … block_all"),
        ],
        remedies: [
            "Send the name of the service as Host.",
            "Declare the host in a ServiceEntry.",
            """
            Import the host in `egress.hosts` of the Sidecar that selects the client, if one hides it.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/httproute.go, `buildCatchAllVirtualHost`"
    )
}
