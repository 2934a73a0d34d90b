extension Code {
    /// portLevelMtls without a selector is ignored.
    package static let portLevelWithoutSelector = Code(
        number: "LEG5002", title: "portLevelMtls without a selector is ignored", severity: .warning,
        condition: "a PeerAuthentication has `portLevelMtls` and no selector",
        explanation: """
            Ports are read from the PeerAuthentication of a workload only. In one for a namespace or the mesh nobody \
            looks at them, and Istio's validation refuses it.
            """,
        remedies: [
            "Add a selector for the pods whose port is meant."
        ],
        source: "Istio: pilot/pkg/security/authn/policy_applier.go, `ComposePeerAuthentication`"
    )
}
