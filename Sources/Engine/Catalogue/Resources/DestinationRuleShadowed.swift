extension Code {
    /// Another DestinationRule hides this one.
    package static let destinationRuleShadowed = Code(
        number: "LEG5103", title: "Another DestinationRule hides this one", severity: .warning,
        condition: """
            a client that calls the host finds another DestinationRule first, whose host is no more specific and which \
            says something else of TLS
            """,
        explanation: """
            The client's namespace is searched first, then the service's, then the root namespace, and the search \
            ends where anything matches: a wildcard without `tls` in the client's namespace hides an exact host in \
            the service's. Within a namespace the most specific host wins, and policies are not merged field by \
            field.
            """,
        popularBelief: "The most specific host wins everywhere, and the owner of the service decides.",
        instead: "The client's namespace is searched first, and any match there ends the search.",
        remedies: [
            "Merge the two into one.",
            "Remove the other, or make its host more specific.",
        ],
        source: "Istio: pilot/pkg/model/push_context.go, `destinationRule`"
    )
}
