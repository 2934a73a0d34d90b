extension Code {
    /// The name in the server's certificate is not verified.
    package static let hostNameUnverified = Code(
        number: "LEG2204", title: "The name in the server's certificate is not verified", severity: .warning,
        condition: "a DestinationRule originates TLS with `sni` and without `subjectAltNames`",
        explanation: """
            The sidecar compares the certificate with the host name only while it picks the SNI itself. An explicit \
            `sni` turns that off, and then any certificate of a trusted authority is good enough.
            """,
        popularBelief: "Setting `sni` is harmless.",
        instead: "An explicit `sni` turns the comparison of the certificate with the host name off.",
        remedies: [
            "Set `subjectAltNames` to the names in the server's certificate.",
            "Remove `sni`, where the Host header is the right name.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `setAutoSniAndAutoSanValidation`"
    )
}
