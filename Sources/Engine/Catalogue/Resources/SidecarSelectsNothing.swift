extension Code {
    /// A Sidecar selects no workload.
    package static let sidecarSelectsNothing = Code(
        number: "LEG5201", title: "A Sidecar selects no workload", severity: .warning,
        condition: "no workload of the namespace has all the labels of `workloadSelector`",
        explanation: """
            A Sidecar applies to the pods of its own namespace that it selects. This one selects none, so neither \
            its `egress` nor its `ingress` counts.
            """,
        remedies: [
            "Correct the labels of `workloadSelector`.",
            "Remove the resource.",
        ],
        source: "Istio: pilot/pkg/model/push_context.go, `doGetSidecarScope`"
    )
}
