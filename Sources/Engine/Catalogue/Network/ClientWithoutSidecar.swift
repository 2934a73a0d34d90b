extension Code {
    /// The client has no sidecar.
    package static let clientWithoutSidecar = Code(
        number: "LEG2101", title: "The client has no sidecar", severity: .warning,
        condition: "the call works, and leaves a client without a sidecar in plaintext",
        explanation: """
            Nothing at the client encrypts, so the network carries what the application sent. The server accepts it \
            because its mode is `PERMISSIVE` or `DISABLE`. The call stops working on the day the server turns \
            `STRICT`.
            """,
        popularBelief: "`PERMISSIVE` at the server means that the call is encrypted where possible.",
        instead: """
            The server only accepts; the client's side decides, and this client has nothing that encrypts.
            """,
        remedies: [
            """
            Give the client a sidecar, by `istio-injection: enabled` on its namespace or \
            `sidecar.istio.io/inject: "true"` on its pods, as a label.
            """,
            "Let the client's application send TLS to a server that terminates it.",
        ],
        source: "Istio: pkg/kube/inject/inject.go, `injectRequired`"
    )
}
