extension Code {
    /// A VirtualService has the wrong kind of routes for the port.
    package static let virtualServiceWrongKind = Code(
        number: "LEG5202", title: "A VirtualService has the wrong kind of routes for the port", severity: .warning,
        condition: """
            the routes of a VirtualService are `http`, `tls` or `tcp`, and the port of its host is declared as \
            another class
            """,
        explanation: """
            `http` routes act on HTTP ports, `tls` routes on ports declared `https` or `tls`, `tcp` routes on the \
            others. Routes of another kind are not read.
            """,
        remedies: [
            "Use the kind of routes that the port's protocol asks for.",
            "Declare the port's protocol as the routes need it.",
        ],
        source: "Istio: pilot/pkg/networking/core/tls.go, `buildSidecarOutboundTLSFilterChainOpts`"
    )
}
