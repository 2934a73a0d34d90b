extension Code {
    /// Double TLS at a sidecar.
    static let encryptedTwiceAtSidecar = Code(
        number: "LEG4204", title: "A proxy encrypts again what the application has encrypted", severity: .warning,
        condition: """
            a DestinationRule says `SIMPLE` or `MUTUAL` for a port that is declared to bring TLS and to which no \
            `http` route leads, or a call breaks by it
            """,
        explanation: """
            A port declared `https` or `tls` brings the application's own TLS, and the sidecar originates TLS \
            around it. The server takes one layer off and finds a handshake where it expects a request. A \
            waypoint originates by the same rule, and doubles the TLS in the same way. TLS of a DestinationRule \
            is for applications that send plain HTTP: on a port declared `http`, whose `targetPort` is 443.
            """,
        popularBelief: "A sidecar sees that the application encrypts, and does not encrypt again.",
        instead: "It originates whatever its DestinationRule says, around any bytes.",
        symptoms: [
            Symptom(.clientApp, "curl: (35) … wrong version number"),
            Symptom(.serverApp, #"first bytes \x16\x03\x01 inside TLS"#),
        ],
        remedies: [
            "Remove the `tls` block of the DestinationRule.",
            """
            Let the application send plain HTTP to a port declared `http` with `targetPort: 443`, and keep the \
            rule for it.
            """,
            "Give the rule's `tls` to the port that plain HTTP comes by alone, in `portLevelSettings`.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `applyUpstreamTLSSettings`"
    )
}
