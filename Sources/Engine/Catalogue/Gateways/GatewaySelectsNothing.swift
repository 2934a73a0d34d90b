extension Code {
    /// A Gateway selects no gateway.
    static let gatewaySelectsNothing = Code(
        number: "LEG4401", title: "A Gateway selects no gateway", severity: .warning,
        condition: """
            no workload that runs a gateway's proxy has the labels of a Gateway's `selector`, though others run \
            one
            """,
        explanation: """
            A Gateway configures the proxies of gateways whose pods have all labels of its `selector`, in \
            whatever namespace. Where none has them, it opens no port anywhere; a pod with an ordinary sidecar \
            is no gateway.
            """,
        symptoms: [
            Symptom(.clientApp, "curl: (7) … Connection refused")
        ],
        remedies: [
            "Let the `selector` have the labels of the gateway's pods."
        ],
        source: "Istio: pilot/pkg/model/push_context.go, `mergeGateways`"
    )
}
