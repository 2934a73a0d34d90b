extension Code {
    /// A certificate is out of its time.
    package static let certificateOutOfTime = Code(
        number: "LEG2301", title: "A certificate is out of its time", severity: .error,
        condition: "a certificate that the call needs has expired, or is not valid yet, at the time that `at` gives",
        explanation: """
            Whoever verifies a certificate refuses it before and after its time, and so it does with one that stands above it. \
            Istio hands an expired certificate to a gateway all the same, so that only its clients notice. Without `at` no \
            certificate counts as out of its time.
            """,
        remedies: [
            "Renew the certificate, and see why nobody did it by itself: cert-manager names the reason in its Certificate.",
            "Correct the clock of the machine that verifies it.",
        ],
        source: "Istio: pilot/pkg/xds/sds.go, `ValidateCertificate`; RFC 5280, section 4.1.2.5"
    )
}
