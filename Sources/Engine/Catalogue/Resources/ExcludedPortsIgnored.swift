extension Code {
    /// excludeInboundPorts is ignored beside a list of ports to include.
    package static let excludedPortsIgnored = Code(
        number: "LEG5303",
        title: "excludeInboundPorts is ignored beside a list of ports to include",
        severity: .warning,
        condition: "a pod has `excludeInboundPorts`, and `includeInboundPorts` is not `*`",
        explanation: "With a list, exactly the ports in it are captured, and exclusions are not read.",
        remedies: [
            "Remove the port from `includeInboundPorts`.",
            "Set `includeInboundPorts` to `*`.",
        ],
        source: "Istio: tools/istio-iptables/pkg/capture/run.go, `handleInboundPortsInclude`"
    )
}
