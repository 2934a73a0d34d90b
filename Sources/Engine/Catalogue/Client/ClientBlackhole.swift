extension Code {
    /// The failure `client-blackhole`.
    package static let clientBlackhole = Code(
        number: "LEG1001", title: "The client's sidecar drops an unknown destination", severity: .error,
        condition: """
            nothing in the client's sidecar fits the destination, and `outboundTrafficPolicy` is `REGISTRY_ONLY`
            """,
        explanation: """
            Under `REGISTRY_ONLY` a sidecar forwards only to what its registry view holds. What no listener or \
            filter chain fits goes to BlackHoleCluster: the connection is accepted, and closed at once. Bytes that \
            are not HTTP on a port declared HTTP, and TLS with an SNI that no ServiceEntry has, fall through in the \
            same way.
            """,
        popularBelief: "`REGISTRY_ONLY` refuses the connection.",
        instead: "Envoy accepts it first and closes it then, so a mere connection test succeeds.",
        symptoms: [
            .connectionReset,
            .resetInHandshake,
            Symptom(.clientSidecar, #""- - -" 0 UH - - … BlackHoleCluster"#),
        ],
        remedies: [
            "Declare the destination in a ServiceEntry, with the protocol that is spoken.",
            """
            Import the host in `egress.hosts` of the Sidecar that selects the client, if one hides it.
            """,
            "Name the Service port after the protocol that the client sends.",
        ],
        source: """
            Istio: pilot/pkg/networking/core/listener_builder.go, `buildOutboundCatchAllNetworkFiltersOnly`
            """
    )
}
