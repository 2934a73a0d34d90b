extension Code {
    /// A host with a namespace but no domain matches nothing.
    package static let destinationRuleHostTooShort = Code(
        number: "LEG5102", title: "A host with a namespace but no domain matches nothing", severity: .warning,
        condition: "the `host` of a DestinationRule has the form `<service>.<namespace>`",
        explanation: """
            Only a name without a dot is completed. One with a dot is taken as it stands, and no Service is called \
            that.
            """,
        popularBelief: "`<service>.<namespace>` works as in DNS.",
        instead: "Only a name without a dot is completed; any other is compared as it stands.",
        remedies: [
            "Write the full name, `<service>.<namespace>.svc.cluster.local`."
        ],
        source: "Istio: pilot/pkg/model/config.go, `ResolveShortnameToFQDN`"
    )
}
