extension Code {
    /// The host of a DestinationRule matches no service.
    package static let destinationRuleMatchesNoService = Code(
        number: "LEG5101", title: "The host of a DestinationRule matches no service", severity: .warning,
        condition: "no service that any client sees has a host that the DestinationRule's `host` matches",
        explanation: """
            A DestinationRule acts on the services whose host it matches. This one acts on none, so whatever its \
            `tls` block asks for does not happen.
            """,
        remedies: [
            "Correct `host`, best as the full name `<service>.<namespace>.svc.cluster.local`.",
            "Declare the host in a ServiceEntry, if it is outside the mesh.",
        ],
        source: "Istio: pilot/pkg/model/config.go, `MostSpecificHostMatch`"
    )
}
