extension Code {
    /// A VirtualService names a Gateway that does not exist.
    static let gatewayNotFound = Code(
        number: "LEG4301", title: "A VirtualService names a Gateway that does not exist", severity: .warning,
        condition: """
            an entry of a VirtualService's `gateways` is the name of no Gateway, and the manifests show the \
            namespace that it would be in, or a Gateway of that name elsewhere
            """,
        explanation: """
            The routes are for no gateway, and nothing says so: requests for the host are answered with 404, or \
            their TLS meets no filter chain. A name without a namespace is looked for in the VirtualService's \
            own namespace alone.
            """,
        popularBelief: "`public` finds the Gateway `public`, wherever it is.",
        instead: "It means the one in the VirtualService's own namespace; another is written `namespace/public`.",
        symptoms: [
            Symptom(.clientApp, "HTTP 404 (no body)"),
            Symptom(.gateway, "404 NR route_not_found"),
        ],
        remedies: [
            "Write the Gateway as `namespace/name`.",
            "Create the Gateway.",
        ],
        source: "Istio: pilot/pkg/model/gateway.go, `resolveGatewayName`"
    )
}
