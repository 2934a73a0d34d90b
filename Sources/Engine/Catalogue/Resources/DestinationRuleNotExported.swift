extension Code {
    /// A DestinationRule is not exported to anyone who calls.
    package static let destinationRuleNotExported = Code(
        number: "LEG5104", title: "A DestinationRule is not exported to anyone who calls", severity: .warning,
        condition: """
            `exportTo` of the DestinationRule leaves out every namespace from which its host is called, or the rule \
            stands in a namespace where those clients do not look
            """,
        explanation: """
            A client's sidecar sees a DestinationRule of another namespace only if it is exported to it. A \
            `workloadSelector` keeps it private in any case.
            """,
        remedies: [
            "Add the clients' namespaces to `exportTo`.",
            "Place the rule in the clients' namespace.",
        ],
        source: "Istio: pilot/pkg/model/push_context.go, `setDestinationRules`"
    )
}
