extension Code {
    /// Another PeerAuthentication of the same level wins.
    package static let peerAuthenticationShadowed = Code(
        number: "LEG5007", title: "Another PeerAuthentication of the same level wins", severity: .warning,
        condition: "two PeerAuthentications of the same level apply to one workload",
        explanation: """
            Exactly one counts: the oldest, and among equally old ones the first by name. Nothing is merged, neither \
            modes nor ports.
            """,
        popularBelief: "The newest or the strictest wins, or ports are merged.",
        instead: "The oldest wins, then the first by name, and nothing is merged.",
        remedies: [
            "Merge the two into one.",
            "Remove the one that loses.",
        ],
        source: "Istio: pilot/pkg/security/authn/policy_applier.go, `ComposePeerAuthentication`"
    )
}
