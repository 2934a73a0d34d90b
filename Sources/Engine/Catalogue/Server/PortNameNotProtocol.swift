extension Code {
    /// The name of the port declares no protocol.
    package static let portNameNotProtocol = Code(
        number: "LEG3204", title: "The name of the port declares no protocol", severity: .note,
        condition: """
            the port's name does not begin with a protocol that Istio knows, followed by a hyphen, and there is no \
            `appProtocol`
            """,
        explanation: """
            Istio reads the part before the first hyphen. `web` or `webhook-server` says nothing, so the sidecars \
            look at the first bytes of every connection. That suits HTTP and TLS, and hangs where the server speaks \
            first.
            """,
        remedies: [
            "Name the port `<protocol>-…`, or set `appProtocol`."
        ],
        source: "Istio: pkg/config/kube/conversion.go, `ConvertProtocol`"
    )
}
