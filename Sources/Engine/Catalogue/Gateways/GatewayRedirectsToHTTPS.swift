extension Code {
    /// The failure `gateway-redirects-to-https`.
    package static let gatewayRedirectsToHTTPS = Code(
        number: "LEG4008", title: "The gateway answers with a redirect to HTTPS", severity: .error,
        condition: "plain HTTP reaches a host for which a server says `httpsRedirect`, or a route redirects to HTTPS",
        explanation: """
            The gateway answers 301 itself, and no server is reached: the client has to call again with HTTPS. It \
            counts as broken because many clients do not follow, and those that do send their first request, with its \
            cookies, in the clear. Where a load balancer ends TLS in front of the gateway, every request arrives as \
            HTTP, and the redirect never ends.
            """,
        symptoms: [
            Symptom(.clientApp, "HTTP 301, location: https://…"),
            Symptom(.gateway, "301 -"),
        ],
        remedies: [
            "Call the host with HTTPS.",
            "Leave `httpsRedirect` to the load balancer where it is the one that ends TLS.",
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `buildGatewayHTTPRouteConfig`"
    )
}
