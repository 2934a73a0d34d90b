extension Code {
    /// A selector in the root namespace is ignored.
    package static let rootNamespaceSelector = Code(
        number: "LEG5001", title: "A selector in the root namespace is ignored", severity: .warning,
        condition: "a PeerAuthentication in the root namespace has a selector",
        explanation: """
            In the root namespace only a PeerAuthentication without a selector counts, for the whole mesh. One with \
            a selector is dropped, even for pods of the root namespace.
            """,
        popularBelief: "It selects pods in every namespace.",
        instead: "It selects nothing, not even pods of the root namespace.",
        remedies: [
            "Move it to the namespace of the pods.",
            "Remove the selector, if it is meant for the mesh.",
        ],
        source: "Istio: pilot/pkg/security/authn/policy_applier.go, `ComposePeerAuthentication`"
    )
}
