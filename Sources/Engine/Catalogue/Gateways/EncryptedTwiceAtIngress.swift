extension Code {
    /// Double TLS behind an ingress gateway.
    static let encryptedTwiceAtIngress = Code(
        number: "LEG4201", title: "A gateway passes TLS on, and a DestinationRule encrypts it again", severity: .error,
        condition: """
            a server with `PASSTHROUGH` leads to a host of the mesh for which a DestinationRule says `SIMPLE` or \
            `MUTUAL`, or a gateway encrypts a client's TLS again that it does not open
            """,
        explanation: """
            The client's TLS reaches the gateway's cluster unopened, and the DestinationRule wraps it in TLS of \
            the gateway's own: two originators, and one terminator. The application takes the gateway's layer \
            off and finds a handshake where it expects a request. With Istio mTLS on the way to the gateway \
            there are three layers, and the outcome is the same.
            """,
        popularBelief: "The rule encrypts the gateway's way to the pod.",
        instead: "It encrypts what is encrypted already, end to end.",
        symptoms: [
            Symptom(.clientApp, "curl: (35) … wrong version number"),
            Symptom(.serverApp, #"first bytes \x16\x03\x01 inside TLS"#),
        ],
        remedies: [
            """
            Remove the `tls` block of the DestinationRule: auto mTLS then carries the client's TLS inside Istio \
            mTLS.
            """,
            "Let the gateway end TLS (`SIMPLE` with a `credentialName`, and `http` routes), and keep the rule.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `applyUpstreamTLSSettings`"
    )
}
