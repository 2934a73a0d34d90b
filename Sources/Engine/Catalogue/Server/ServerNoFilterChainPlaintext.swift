extension Code {
    /// The failure `server-no-filter-chain-plaintext`.
    package static let serverNoFilterChainPlaintext = Code(
        number: "LEG3011", title: "Plaintext meets a port that is STRICT", severity: .error,
        condition: """
            plaintext reaches a server's sidecar on a port whose effective PeerAuthentication mode is `STRICT`
            """,
        explanation: """
            Under `STRICT` every filter chain of the port asks for TLS. Plaintext matches none of them, so Envoy \
            closes the connection before a byte is read. It arrives in the clear because the client has no sidecar, \
            because its sidecar does not know the destination, or because a DestinationRule or a namespace-wide \
            `DISABLE` keeps its sidecar from Istio mTLS.
            """,
        popularBelief: "A client with a sidecar always uses mTLS.",
        instead: """
            Calls to pod addresses, unknown hosts and excluded ports go out as the application sent them.
            """,
        symptoms: [
            .connectionReset,
            .terminationAnswered,
            .terminationLogged,
            Symptom(.clientSidecar, "PassthroughCluster", when: .passthrough),
            .noFilterChain,
            Symptom(.kubeAPIServer, #"failed calling webhook "…": … EOF"#),
            Symptom(.kubelet, #"Readiness probe failed: Get "http://…": read tcp …: connection reset by peer"#),
            Symptom(.prometheus, #"Get "http://…": EOF"#),
        ],
        remedies: [
            "Give the client a sidecar.",
            "Let the client call the Service by its name, so that its sidecar uses Istio mTLS.",
            "Remove `DISABLE` from the DestinationRule.",
            """
            Allow this port alone: a PeerAuthentication with a selector, and `portLevelMtls` for the target \
            port, mode `PERMISSIVE`.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/filterchain_options.go, `getFilterChainMatchOptions`"
    )
}
