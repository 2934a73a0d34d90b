extension Code {
    /// The failure `gateway-requires-client-certificate`.
    package static let gatewayRequiresClientCertificate = Code(
        number: "LEG4006", title: "A gateway asks for a client certificate, and gets none", severity: .error,
        condition: "a client without a certificate starts TLS with a server of a gateway whose mode is `MUTUAL`",
        explanation: """
            `MUTUAL` ends the handshake where the client shows no certificate of the CA in the Secret (`ca.crt`, or \
            `NAME-cacert`). It authenticates the caller to the gateway only: behind it, the pods see the identity of \
            the gateway. `OPTIONAL_MUTUAL` asks, and takes clients that show none.
            """,
        symptoms: [
            Symptom(
                .clientApp, "curl: (56) … tlsv13 alert certificate required", when: .clientMeetsConnection,
                .applicationTLS, .noSidecarTLS),
            .resetBehindRelay,
            .connectionFailureAnswered,
            .connectionFailureLogged,
            .connectionFailureRelayed,
            Symptom(.gateway, "TLS_error:|268435655:SSL routines:OPENSSL_internal:PEER_DID_NOT_RETURN_A_CERTIFICATE"),
        ],
        remedies: [
            "Let the client present a certificate that the CA of the gateway's Secret has signed.",
            "Use `MUTUAL` with a client certificate in the DestinationRule that originates the TLS.",
            "Use `OPTIONAL_MUTUAL` where some clients have none, and `SIMPLE` where nobody needs one.",
        ],
        source: "Istio: pilot/pkg/networking/core/listener.go, `BuildListenerTLSContext`"
    )
}
