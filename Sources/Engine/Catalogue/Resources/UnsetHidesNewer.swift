extension Code {
    /// An older PeerAuthentication without a mode hides a newer one.
    package static let unsetHidesNewer = Code(
        number: "LEG5008", title: "An older PeerAuthentication without a mode hides a newer one", severity: .warning,
        condition: """
            the older of two PeerAuthentications of one level has no mode or `UNSET`, and the newer one has a mode
            """,
        explanation: """
            The oldest wins its level even if it says nothing. The mode then comes from the level above, and the \
            newer resource is not read.
            """,
        remedies: [
            "Set the mode in the older one.",
            "Remove the older one.",
        ],
        source: "Istio: pilot/pkg/security/authn/policy_applier.go, `ComposePeerAuthentication`"
    )
}
