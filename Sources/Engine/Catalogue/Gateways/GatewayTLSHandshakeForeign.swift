extension Code {
    /// The failure `gateway-tls-handshake-foreign`.
    package static let gatewayTLSHandshakeForeign = Code(
        number: "LEG4005", title: "A gateway and its client trust different certificates", severity: .error,
        condition: """
            a certificate of another PKI than Istio's meets a server with `ISTIO_MUTUAL`, or Istio mTLS meets a gateway that \
            does not end it
            """,
        explanation: """
            `ISTIO_MUTUAL` asks for a certificate of the mesh, which only sidecars, ztunnels and gateways have. The \
            other way round, a sidecar that was told `ISTIO_MUTUAL` accepts only a SPIFFE identity: a certificate from \
            a Secret (`SIMPLE`, `MUTUAL`), or that of a host behind a server with `PASSTHROUGH`, is none.
            """,
        symptoms: [
            Symptom(
                .clientApp, "remote error: tls: certificate required", when: .clientMeetsConnection, .applicationTLS,
                .noSidecarTLS),
            .resetBehindRelay,
            .verificationAnswered,
            .verificationLogged,
            .verificationRelayed,
            Symptom(.gateway, "TLS_error:|268435655:SSL routines:OPENSSL_internal:PEER_DID_NOT_RETURN_A_CERTIFICATE"),
        ],
        remedies: [
            "Use `ISTIO_MUTUAL` on both sides: in the DestinationRule for the gateway's Service, and in its server.",
            "Give clients outside the mesh a server with `SIMPLE` or `MUTUAL` and a `credentialName`.",
            "Take `ISTIO_MUTUAL` out of the DestinationRule where the server says `PASSTHROUGH`.",
        ],
        source: "Istio: pilot/pkg/networking/core/listener.go, `BuildListenerTLSContext`"
    )
}
