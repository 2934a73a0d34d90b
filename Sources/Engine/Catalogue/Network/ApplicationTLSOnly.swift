extension Code {
    /// Only the application's TLS protects the call.
    package static let applicationTLSOnly = Code(
        number: "LEG2202", title: "Only the application's TLS protects the call", severity: .note,
        condition: """
            the call works, encrypted by TLS that is not Istio's, and no layer of Istio mTLS is around it
            """,
        explanation: """
            The network cannot read the bytes, but no workload identity of the mesh is checked on either side. An \
            AuthorizationPolicy that names principals or namespaces sees an anonymous peer: `ALLOW` never matches, \
            and `DENY` does not either.
            """,
        popularBelief: "TLS is TLS: what is encrypted is also authorized by the mesh.",
        instead: """
            Only Istio mTLS carries an identity of the mesh; inside other TLS the peer is anonymous to every \
            policy.
            """,
        remedies: [
            """
            Let both sides have a sidecar, and declare the Service port `https` or `tls`: Istio mTLS then goes \
            around the application's TLS.
            """
        ],
        source: "Istio: pilot/pkg/networking/core/filterchain_options.go, `getFilterChainMatchOptions`"
    )
}
