extension Code {
    /// Bytes that are not HTTP leave the mesh's rules.
    package static let notHTTPOnHTTPPort = Code(
        number: "LEG2112", title: "Bytes that are not HTTP leave the mesh's rules", severity: .warning,
        condition: """
            the client sends TLS or other bytes to a port declared HTTP, and its sidecar relays them by \
            PassthroughCluster
            """,
        explanation: """
            The listener of an HTTP port takes HTTP only. Everything else falls through to PassthroughCluster: it \
            goes to the address that was dialled, without Istio mTLS and without any DestinationRule, and fails as \
            soon as the server has a sidecar.
            """,
        popularBelief: "TLS to a port named `http` fails in the client's sidecar.",
        instead: """
            The client's sidecar sniffs, and sends what is not HTTP past the service by PassthroughCluster; it \
            fails at the server's sidecar, if there is one.
            """,
        symptoms: [
            Symptom(.clientSidecar, "PassthroughCluster", when: .passthrough)
        ],
        remedies: [
            "Name the Service port after what is sent: `https-…`, `tls-…` or `tcp-…`."
        ],
        source: "Istio: pilot/pkg/networking/core/listener.go, `buildListenerFromEntry`"
    )
}
