extension Code {
    /// The failure `upstream-certificate-verification`.
    package static let upstreamCertificateVerification = Code(
        number: "LEG2001", title: "One side does not accept the other's certificate", severity: .error,
        condition: """
            the server's identity is not among those that the client's sidecar expects of the cluster, or a certificate that \
            the question shows is not one that the other side accepts
            """,
        explanation: """
            With Istio mTLS a client's sidecar expects the SPIFFE IDs of the service accounts behind the service, or \
            the `subjectAltNames` of the DestinationRule. A pod with another service account, another trust domain \
            or another root fails the check, although it speaks Istio mTLS. Where certificates are given (`docs/certificates.md`) \
            the same is said of every other handshake: a second finding names what is wrong with the certificate.
            """,
        popularBelief: "Both sides check only that the other has a certificate of the mesh's root.",
        instead: """
            The client's sidecar also asks for one of the service accounts that it expects behind the service.
            """,
        symptoms: [
            Symptom(
                .clientApp, "tls: failed to verify certificate: x509: …", when: .clientMeetsConnection, .applicationTLS,
                .noSidecarTLS, .clientVerifies),
            Symptom(
                .kubeAPIServer, "failed calling webhook … tls: failed to verify certificate: x509: …",
                when: .applicationTLS, .clientVerifies),
            .verificationAnswered,
            .resetBehindRelay,
            .verificationLogged,
            .verificationRelayed,
            .namesLogged,
            Symptom(
                .serverSidecar, "TLS_error:|268436502:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_UNKNOWN"),
        ],
        remedies: [
            "Remove or correct `subjectAltNames` of the DestinationRule.",
            "Renew the certificate that is named, or have it made for the name that is expected, by an authority that is trusted.",
            "Route to the service whose pods the client dials.",
            "List the other trust domain in `trustDomainAliases`, and share the root certificate.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_tls.go, `constructUpstreamTLS`"
    )
}
