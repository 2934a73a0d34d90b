extension Code {
    /// A Sidecar selects only pods without a sidecar.
    package static let sidecarSelectsNoSidecar = Code(
        number: "LEG5203", title: "A Sidecar selects only pods without a sidecar", severity: .warning,
        condition: "`workloadSelector` matches workloads, and none of them has a sidecar",
        explanation: """
            The resource configures proxies; it does not bring one along. These pods have none, so their traffic is \
            neither limited nor encrypted by it.
            """,
        popularBelief: "A Sidecar gives the selected pods a sidecar.",
        instead: "Injection does; the resource only configures what injection has added.",
        remedies: [
            "Give the pods a sidecar.",
            "Remove the resource.",
        ],
        source: "Istio: pilot/pkg/model/push_context.go, `doGetSidecarScope`"
    )
}
