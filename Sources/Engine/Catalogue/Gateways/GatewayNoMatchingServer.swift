extension Code {
    /// The failure `gateway-no-matching-server`.
    package static let gatewayNoMatchingServer = Code(
        number: "LEG4002", title: "No server of the gateway has the name that the TLS asks for", severity: .error,
        condition: "a connection with TLS reaches a port of a gateway where no filter chain has its SNI",
        explanation: """
            A gateway finds the server by the SNI of the ClientHello. Where TLS ends at the gateway, the names are the \
            `hosts` of its servers; with `PASSTHROUGH` they are the `sniHosts` of the VirtualService. Another name, or \
            none, meets no filter chain, and Envoy closes the connection right after the ClientHello. Behind a sidecar \
            that originates Istio mTLS, the SNI is `outbound_.PORT_.SUBSET_.HOST` of the gateway's own Service, unless \
            the DestinationRule says `sni`.
            """,
        popularBelief: "A wrong host is answered with 404.",
        instead: "The Host header's is. The wrong SNI gets no answer at all.",
        symptoms: [
            Symptom(
                .clientApp, "curl: (35) … OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to …",
                when: .clientMeetsConnection, .applicationTLS, .noSidecarTLS),
            .resetBehindRelay,
            .connectionFailureAnswered,
            .connectionFailureLogged,
            .connectionFailureRelayed,
            Symptom(.gateway, #""- - -" 0 NR filter_chain_not_found"#),
        ],
        remedies: [
            "Add the name to `hosts` of the server, or to `sniHosts` of the VirtualService.",
            "Say `sni` in the DestinationRule that originates the TLS towards the gateway.",
            "Let a load balancer in front of the gateway send the SNI of the host.",
        ],
        source: "Envoy: source/common/listener_manager/filter_chain_manager_impl.cc, `findFilterChain`"
    )
}
