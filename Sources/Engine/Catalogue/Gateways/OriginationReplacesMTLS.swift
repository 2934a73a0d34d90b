extension Code {
    /// TLS of the user's own instead of Istio mTLS.
    static let originationReplacesMTLS = Code(
        number: "LEG4205", title: "A DestinationRule's TLS replaces Istio mTLS, and nobody takes it off",
        severity: .warning,
        condition: """
            a DestinationRule says `SIMPLE` or `MUTUAL` for workloads of the mesh whose sidecars or applications \
            do not take that TLS off
            """,
        explanation: """
            `SIMPLE` and `MUTUAL` replace auto mTLS. The server's sidecar ends only Istio's own: under STRICT it \
            asks for a certificate of the mesh, on a port declared HTTP it finds no filter chain, and otherwise \
            it relays the bytes to the application, which has to end the TLS itself.
            """,
        popularBelief: "`SIMPLE` makes the way to the service encrypted.",
        instead: "Istio mTLS encrypts it already, and `SIMPLE` takes that away.",
        symptoms: [
            Symptom(
                .clientApp,
                """
                HTTP 503: upstream connect error or disconnect/reset before headers. reset reason: connection \
                termination
                """),
            Symptom(.clientSidecar, "503 UF,URX upstream_reset_before_response_started{remote_connection_failure}"),
        ],
        remedies: [
            "Remove the `tls` block of the DestinationRule, or let it say `ISTIO_MUTUAL`.",
            """
            Where the application ends TLS itself, declare the port `https`, and let PeerAuthentication say \
            PERMISSIVE for it.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/filterchain_options.go, `getFilterChainMatchOptions`"
    )
}
