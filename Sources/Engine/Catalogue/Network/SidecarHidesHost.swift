extension Code {
    /// A Sidecar does not import the host that is called.
    package static let sidecarHidesHost = Code(
        number: "LEG2115", title: "A Sidecar does not import the host that is called", severity: .warning,
        condition: """
            the call works by PassthroughCluster in plaintext, as `egress.hosts` of the Sidecar that selects the \
            client leaves the service out
            """,
        explanation: """
            A Sidecar with `egress` makes its pods know only the hosts that it lists. What they dial beside those is \
            unknown to them: the bytes go to the address as they are, without Istio mTLS and without any \
            DestinationRule. Under `REGISTRY_ONLY` the same call is dropped.
            """,
        popularBelief: "`egress.hosts` only saves memory.",
        instead: "It decides what is part of the mesh for these pods, and with that what is encrypted.",
        symptoms: [
            Symptom(.clientSidecar, "PassthroughCluster", when: .passthrough)
        ],
        remedies: [
            "Add the host to `egress.hosts` of the Sidecar, as `<namespace>/<host>`."
        ],
        source: "Istio: pilot/pkg/model/sidecar.go, `collectImportedServices`"
    )
}
