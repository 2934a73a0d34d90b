extension Code {
    /// A port entry drops the TLS of its DestinationRule.
    package static let originationLost = Code(
        number: "LEG2111", title: "A port entry drops the TLS of its DestinationRule", severity: .warning,
        condition: """
            an entry of `portLevelSettings` without `tls` applies to the port, and the `tls` above it is lost
            """,
        explanation: """
            An entry for a port replaces the whole policy above it, and inherits nothing. The origination that the \
            rule asks for does not happen on this port: the client's sidecar sends plaintext.
            """,
        popularBelief: "`portLevelSettings` adds to the policy above it.",
        instead: "It replaces that policy, whole, for its port.",
        remedies: [
            "Repeat the `tls` block in the entry of `portLevelSettings`."
        ],
        source: "Istio: pilot/pkg/networking/util/util.go, `GetPortLevelTrafficPolicy`"
    )
}
