extension Code {
    /// The failure `client-waits-for-bytes`.
    package static let clientWaitsForBytes = Code(
        number: "LEG1003",
        title: "The client's sidecar waits for bytes that the client does not send",
        severity: .error,
        condition: """
            the server speaks first, and the listener of the client's sidecar looks at the first bytes of the client
            """,
        explanation: """
            A listener for a port declared HTTP, or not declared at all, reads the first bytes to tell HTTP from the \
            rest. A client of MySQL or SMTP waits for the server's greeting, so both wait. \
            `protocolDetectionTimeout` is 0 by default, which means for ever.
            """,
        popularBelief: "Protocol detection gives up after a while and relays.",
        instead: "Its timeout is off by default: the listener waits for ever.",
        symptoms: [
            Symptom(.clientApp, "(nothing: the connection opens, then hangs until the client times out)"),
            Symptom(.clientApp, "ERROR 2026 (HY000): SSL connection error", when: .serverFirst),
            Symptom(.clientSidecar, "(nothing: no line while the listener waits for the first byte)"),
        ],
        remedies: [
            "Name the Service port `tcp-…`, or set `appProtocol: tcp`.",
            "Give the ServiceEntry port the protocol `TCP`.",
        ],
        source: "Istio: pilot/pkg/networking/core/listener.go, `buildListenerFromEntry`"
    )
}
