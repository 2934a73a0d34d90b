extension Code {
    /// A VirtualService is for a host that the Gateway does not serve.
    static let hostNotServed = Code(
        number: "LEG4302", title: "A VirtualService is for a host that the Gateway does not serve", severity: .warning,
        condition: """
            no server of a Gateway that a VirtualService names has one of its hosts, or one of its hosts is on \
            no server of all of them
            """,
        explanation: """
            A VirtualService binds to those servers whose `hosts` have a host of its own; `namespace/host` of a \
            server lets only VirtualServices of that namespace in, and `./host` those of the Gateway's own. \
            Routes for other hosts are not read at the gateway.
            """,
        symptoms: [
            Symptom(.clientApp, "HTTP 404 (no body)"),
            Symptom(.gateway, "404 NR route_not_found"),
            Symptom(.gateway, #""- - -" 0 NR filter_chain_not_found"#),
        ],
        remedies: [
            "Add the host to `hosts` of the server, and see that its certificate has the name.",
            "Name the Gateway that serves the host.",
            "Write the server's host without a namespace, or with that of the VirtualService.",
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `pickMatchingGatewayHosts`"
    )
}
