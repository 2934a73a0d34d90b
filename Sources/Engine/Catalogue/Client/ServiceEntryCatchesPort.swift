extension Code {
    /// A ServiceEntry without addresses catches a whole port.
    package static let serviceEntryCatchesPort = Code(
        number: "LEG1201", title: "A ServiceEntry without addresses catches a whole port", severity: .warning,
        condition: "a ServiceEntry declares a TCP port, or one without protocol, and has no addresses",
        explanation: """
            A sidecar cannot tell by address what is meant for this host, so all connections to that port number \
            that no other listener takes go there.
            """,
        popularBelief: "A ServiceEntry only affects its own hosts.",
        instead: """
            Without addresses a TCP port of it takes every connection to that port number that no other listener \
            takes.
            """,
        remedies: [
            "Give the ServiceEntry `addresses`.",
            "Declare the port `TLS` and let the SNI tell, where the application sends TLS.",
        ],
        source: "Istio: pilot/pkg/networking/core/listener.go, `buildSidecarOutboundListener`"
    )
}
