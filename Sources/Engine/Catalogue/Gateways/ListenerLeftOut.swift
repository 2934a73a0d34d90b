extension Code {
    /// A listener of the Gateway API is left out for its certificates.
    static let listenerLeftOut = Code(
        number: "LEG4503", title: "A listener of the Gateway API is left out for its certificates", severity: .warning,
        condition: """
            none of the `certificateRefs` of a listener that ends TLS can be used, or the object of its \
            `caCertificateRefs` cannot
            """,
        explanation: """
            Istio reads the Secret that a listener names before it makes a server of it. One of another namespace \
            without a ReferenceGrant there, one without a certificate and its key, one that cannot be read, or a key of \
            another certificate leave the listener out: its status says `ResolvedRefs: False`. Other listeners of \
            the port go on, and a name that only this one has is refused by them; where there is no other, nothing \
            listens. A certificate that has expired leaves nothing out.
            """,
        popularBelief: "A listener without a good certificate answers, and the handshake fails.",
        instead: "There is no such listener until all that it names can be used.",
        symptoms: [
            Symptom(.clientApp, "curl: (7) … Connection refused"),
            Symptom(.clientApp, "curl: (35) … OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to …"),
        ],
        remedies: [
            "Add a ReferenceGrant to the namespace of the Secret, from Gateways of this namespace.",
            "Put the certificate and its key into the Secret, as `tls.crt` and `tls.key`.",
            "Put the Secret into the namespace of the Gateway.",
        ],
        source: "Istio: pilot/pkg/config/kube/gateway/conversion.go, `buildTLS`"
    )
}
