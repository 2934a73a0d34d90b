extension Code {
    /// portLevelSettings names the target port.
    package static let portLevelSettingsForTargetPort = Code(
        number: "LEG5105", title: "portLevelSettings names the target port", severity: .warning,
        condition: """
            an entry of `portLevelSettings` has the number of a target port, which is no port of the Service
            """,
        explanation: """
            Clients know the port of the Service. PeerAuthentication does it the other way round, and names the \
            target port.
            """,
        popularBelief: "`portLevelSettings` uses the same numbers as `portLevelMtls`.",
        instead: "`portLevelSettings` has ports of the service, `portLevelMtls` ports of the pod.",
        remedies: [
            "Use the number of the Service port."
        ],
        source: "Istio: pilot/pkg/networking/util/util.go, `GetPortLevelTrafficPolicy`"
    )
}
