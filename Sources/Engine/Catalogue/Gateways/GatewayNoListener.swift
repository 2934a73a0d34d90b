extension Code {
    /// The failure `gateway-no-listener`.
    package static let gatewayNoListener = Code(
        number: "LEG4001", title: "The gateway does not listen on this port", severity: .error,
        condition: "a call reaches a port of a gateway on which none of its servers listens",
        explanation: """
            A gateway listens where a `Gateway` that selects its pods has a server, and for TLS that it does not read \
            (`PASSTHROUGH`, or protocol `TLS` or `TCP`) only where a VirtualService gives that server a route. The \
            port of the server is looked up among the ports of the gateway's Service, and the pod listens on that \
            port's `targetPort`. Two servers whose names Envoy cannot tell apart cost both their listener.
            """,
        popularBelief: "A `Gateway` opens its ports by itself.",
        instead: """
            A server for TCP, or for TLS that is not HTTPS, opens nothing until a VirtualService leads somewhere from it.
            """,
        symptoms: [
            Symptom(.clientApp, "curl: (7) … Connection refused", when: .noClientSidecar),
            Symptom(.clientApp, "Connection reset by peer", when: .clientRelays),
            Symptom(
                .clientApp,
                """
                HTTP 503: upstream connect error or disconnect/reset before headers. … delayed connect error: \
                Connection refused
                """,
                when: .clientReadsHTTP),
            Symptom(
                .clientSidecar,
                """
                503 UF,URX upstream_reset_before_response_started{remote_connection_failure,delayed_connect_error:_111}
                """,
                when: .clientReadsHTTP),
            Symptom(.clientSidecar, #""- - -" 0 UF,URX delayed_connect_error:_111"#, when: .clientRelays),
        ],
        remedies: [
            "Let the `selector` of the Gateway match the labels of the gateway's pods.",
            "Give the server a route of its kind: `tcp` for `TCP` and terminated `TLS`, `tls` for `PASSTHROUGH`.",
            "Add the port to the gateway's Service, with the `targetPort` that the server's port stands for.",
            "Give servers of one port host names that differ.",
        ],
        source: "Istio: pilot/pkg/networking/core/gateway.go, `buildGatewayListeners`"
    )
}
