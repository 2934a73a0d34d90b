extension Code {
    /// A private key belongs to another certificate.
    package static let keyOfAnotherCertificate = Code(
        number: "LEG2304", title: "A private key belongs to another certificate", severity: .error,
        condition: "the key of a Secret or of a file is not that of the certificate beside it",
        explanation: """
            Envoy refuses such a pair, and its listener or cluster goes on without a certificate: every handshake is reset. It \
            happens where a certificate was renewed with a new key and only one of the two was copied.
            """,
        remedies: [
            "Put the key in place that the certificate was made for, or have a certificate made for the key."
        ],
        source:
            "Envoy: source/common/tls/context_impl.cc; Istio: pilot/pkg/config/kube/gateway/conversion.go, `buildSecretReference`"
    )
}
