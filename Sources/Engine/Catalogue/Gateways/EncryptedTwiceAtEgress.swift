extension Code {
    /// Double TLS behind an egress gateway.
    static let encryptedTwiceAtEgress = Code(
        number: "LEG4202", title: "An egress gateway passes TLS on, and a DestinationRule encrypts it again",
        severity: .error,
        condition: """
            a gateway leads TLS that it does not open to a host outside the mesh for which a DestinationRule \
            says `SIMPLE` or `MUTUAL`
            """,
        explanation: """
            The application speaks TLS with the host itself, the egress gateway finds its way by SNI, and the \
            DestinationRule for the host originates TLS around it. The host takes one layer off and finds a \
            handshake where it expects a request. Two flows work: the application's TLS passed on as it is, or \
            plain HTTP that the gateway encrypts.
            """,
        popularBelief: "An egress gateway needs a DestinationRule for every host that is called with TLS.",
        instead: "It needs one only for what reaches it as plaintext.",
        symptoms: [
            Symptom(.clientApp, "curl: (35) … wrong version number"),
            Symptom(.clientApp, "HTTP 400 Bad Request"),
        ],
        remedies: [
            "Remove the `tls` block of the DestinationRule for the host.",
            "Let the application send plain HTTP, and the gateway end the Istio mTLS and originate TLS.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `applyUpstreamTLSSettings`"
    )
}
