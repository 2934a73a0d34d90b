extension Code {
    /// The failure `gateway-no-route`.
    package static let gatewayNoRoute = Code(
        number: "LEG4007", title: "The gateway has no route for the request's host", severity: .error,
        condition: "a gateway reads a request, and no VirtualService that binds to the server has a route for its host",
        explanation: """
            The TLS was right, the route is not: the gateway picks the routes by the Host header, among the \
            VirtualServices that name its Gateway in `gateways`, that its namespace may see (`exportTo`), whose hosts \
            the server serves, and whose matches fit the server's port as it is written there. What is left over is \
            answered with 404.
            """,
        popularBelief: "A VirtualService without `gateways` is for every proxy.",
        instead: "It is for the sidecars alone (`mesh`).",
        symptoms: [
            Symptom(.clientApp, "HTTP 404 (no body)"),
            Symptom(.gateway, "404 NR route_not_found"),
        ],
        remedies: [
            "Name the Gateway in `gateways` of the VirtualService, as `namespace/name`.",
            "Let `hosts` of the VirtualService and of the server cover the host of the request.",
            "Let `match.port` be the port as the server writes it, not the port of the pod.",
            "Export the VirtualService to the gateway's namespace.",
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `buildGatewayHTTPRouteConfig`"
    )
}
