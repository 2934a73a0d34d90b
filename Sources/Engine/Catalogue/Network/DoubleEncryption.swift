extension Code {
    /// The bytes are encrypted twice.
    package static let doubleEncryption = Code(
        number: "LEG2201", title: "The bytes are encrypted twice", severity: .note,
        condition: "a leg carries the application's TLS inside a layer that the mesh adds",
        explanation: """
            The application encrypts end to end, and the sidecars encrypt once more between them. It works, and \
            costs a second handshake and a second encryption of every byte. In return the mesh knows who calls, \
            although it cannot read the requests.
            """,
        remedies: [
            "Keep it where end-to-end encryption is required.",
            """
            Otherwise let the application send plaintext: the mesh then sees requests, and still encrypts them.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `buildUpstreamClusterTLSContext`"
    )
}
