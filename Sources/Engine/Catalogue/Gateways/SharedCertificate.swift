extension Code {
    /// Two servers with one certificate take each other's requests.
    static let sharedCertificate = Code(
        number: "LEG4404", title: "Two servers with one certificate take each other's requests", severity: .warning,
        condition: """
            two servers of one port end HTTPS with the same `credentialName`, and one has routes for a host for \
            which the other has none
            """,
        explanation: """
            Clients with HTTP/2 send requests for several hosts over one connection, where the address is the \
            same and the certificate is good for both. The SNI of the first request chose the server, and its \
            routes do not know the second host: 404. Listeners of the Gateway API answer 421 in newer versions \
            of Istio, after which a client may connect again. It depends on which host was called first, so that \
            it comes and goes.
            """,
        popularBelief: "The SNI decides for each request.",
        instead: "It decides once for each connection.",
        symptoms: [
            Symptom(.clientApp, "HTTP 404 (no body)"),
            Symptom(.clientApp, "HTTP 421 Misdirected Request"),
            Symptom(.gateway, "404 NR route_not_found"),
        ],
        remedies: [
            "Put the hosts on one server, and bind the VirtualServices to its Gateway.",
            "Give each server a certificate for its own hosts alone.",
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `buildGatewayHTTPRouteConfig`"
    )
}
