extension Code {
    /// A certificate leads to no authority that is trusted.
    package static let certificateNotTrusted = Code(
        number: "LEG2303", title: "A certificate leads to no authority that is trusted", severity: .error,
        condition:
            "the chain of a certificate does not lead to an authority that the other side trusts, or breaks a rule on its way there",
        explanation: """
            Between the certificate and an authority that is trusted, each certificate has to be signed by the next one. What \
            is missing is often the intermediate certificate, which belongs behind the first one in `tls.crt`; or the \
            authority was replaced on one side only. Authorities of one name may have different keys.
            """,
        remedies: [
            "Give the side that verifies the authority that issued the certificate: `caCertificates`, `ca.crt` or `caBundle`.",
            "Put the intermediate certificates behind the first one in `tls.crt`.",
        ],
        source: "Envoy: source/common/tls/cert_validator/default_validator.cc; RFC 5280, section 6"
    )
}
