extension Code {
    /// portLevelMtls names the Service port.
    package static let portLevelKeyedByServicePort = Code(
        number: "LEG5004", title: "portLevelMtls names the Service port", severity: .warning,
        condition: "a key of `portLevelMtls` is the port of a Service whose target port is another number",
        explanation: """
            A server's sidecar sees connections to the container's port; the port of the Service is gone by then. \
            DestinationRule does it the other way round, and names the port of the Service.
            """,
        popularBelief: "`portLevelMtls` uses the same numbers as `portLevelSettings`.",
        instead: "`portLevelMtls` has ports of the pod, `portLevelSettings` ports of the service.",
        remedies: [
            "Use the number of `targetPort`."
        ],
        source: "Istio: pilot/pkg/security/authn/policy_applier.go, `GetMutualTLSModeForPort`"
    )
}
