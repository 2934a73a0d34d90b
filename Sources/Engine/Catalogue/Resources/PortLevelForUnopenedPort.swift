extension Code {
    /// portLevelMtls names a port that nothing opens.
    package static let portLevelForUnopenedPort = Code(
        number: "LEG5003", title: "portLevelMtls names a port that nothing opens", severity: .warning,
        condition: """
            a key of `portLevelMtls` is no port of a container, a probe or a Sidecar of any selected pod, and no target \
            port
            """,
        explanation: """
            The mode is stored for a port that no connection uses. A slip of a digit looks like this, and so does a \
            port that has moved.
            """,
        remedies: [
            "Correct the number to the port that the container listens on."
        ],
        source: """
            Istio: pilot/pkg/networking/plugin/authn/authentication.go, `needPerPortPassthroughFilterChain`
            """
    )
}
