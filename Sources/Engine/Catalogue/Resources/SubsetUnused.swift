extension Code {
    /// No route leads to a subset.
    package static let subsetUnused = Code(
        number: "LEG5106", title: "No route leads to a subset", severity: .note,
        condition: "a DestinationRule defines a subset, and no VirtualService routes to it",
        explanation: """
            A subset is a cluster of its own, which takes part only where a route names it. Its `tls` block changes \
            nothing for calls to the host.
            """,
        remedies: [
            "Route to the subset, or move its `tls` block to the top of the rule."
        ],
        source: "Istio: pilot/pkg/networking/core/route/route.go, `GetDestinationCluster`"
    )
}
