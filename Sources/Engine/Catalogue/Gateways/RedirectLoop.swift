extension Code {
    /// A redirect to HTTPS never ends.
    static let redirectLoop = Code(
        number: "LEG4405", title: "A redirect to HTTPS never ends", severity: .warning,
        condition: "a server or a route redirects to HTTPS, and requests by HTTPS come to it as well",
        explanation: """
            The gateway answers 301 with the same host and path, by HTTPS. Where a load balancer ends TLS in \
            front of it, or a port of its Service that is for HTTPS leads to its HTTP server, the next request \
            arrives as plain HTTP again and is redirected again. A route with `redirect: {scheme: https}` on a \
            server that ends HTTPS itself does the same.
            """,
        popularBelief: "`httpsRedirect` looks at what the client sent.",
        instead: "It looks at what reached the gateway; it does not read `X-Forwarded-Proto`.",
        symptoms: [
            Symptom(.clientApp, "curl: (47) Maximum (50) redirects followed"),
            Symptom(.gateway, "301 -"),
        ],
        remedies: [
            "Leave the redirect to the load balancer where it is the one that ends TLS.",
            "Let the load balancer pass TLS on, and the gateway end it.",
            "Match the port of the HTTP server in the route that redirects.",
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `buildGatewayHTTPRouteConfig`"
    )
}
