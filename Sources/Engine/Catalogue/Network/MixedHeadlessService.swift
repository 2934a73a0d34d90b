extension Code {
    /// One pod without a sidecar keeps a headless service in the clear.
    package static let mixedHeadlessService = Code(
        number: "LEG2110", title: "One pod without a sidecar keeps a headless service in the clear", severity: .warning,
        condition: """
            a headless service has an endpoint without a sidecar, and the client's sidecar therefore sends plaintext \
            to all of them
            """,
        explanation: """
            For a headless service the choice is made once, for all of its endpoints. One that is not labelled \
            `security.istio.io/tlsMode: istio` is enough for plaintext, also to those that have a sidecar.
            """,
        popularBelief: "Auto mTLS decides endpoint by endpoint.",
        instead: """
            For headless services it decides once for all endpoints, and one without a sidecar turns it off.
            """,
        remedies: [
            "Give every pod of the service a sidecar.",
            "Give pods without a sidecar a service of their own.",
            "Set `tls.mode: ISTIO_MUTUAL` in a DestinationRule once every pod has a sidecar.",
        ],
        source: "Istio: pilot/pkg/model/push_context.go, `BestEffortInferServiceMTLSMode`"
    )
}
