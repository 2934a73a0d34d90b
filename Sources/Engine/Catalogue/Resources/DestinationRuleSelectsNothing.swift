extension Code {
    /// A DestinationRule selects no client.
    package static let destinationRuleSelectsNothing = Code(
        number: "LEG5108", title: "A DestinationRule selects no client", severity: .warning,
        condition: "no workload of the namespace has all the labels of `workloadSelector`",
        explanation: """
            The selector of a DestinationRule is for clients, and only for those of its own namespace. This one \
            selects none, so nobody follows the rule; a rule without a selector in the same namespace is not \
            completed by it either.
            """,
        popularBelief: "`workloadSelector` selects the servers of the host.",
        instead: "It selects the clients that follow the rule, in the namespace of the rule.",
        remedies: [
            "Correct the labels of `workloadSelector`.",
            "Move the rule to the namespace of the clients.",
            "Remove the resource.",
        ],
        source: "Istio: pilot/pkg/model/sidecar.go, `DestinationRule`"
    )
}
