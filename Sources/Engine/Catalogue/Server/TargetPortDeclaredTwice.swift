extension Code {
    /// Two Services declare one target port differently.
    package static let targetPortDeclaredTwice = Code(
        number: "LEG3203", title: "Two Services declare one target port differently", severity: .note,
        condition: "two Services select a pod and declare the same target port as different protocols",
        explanation: """
            The server's sidecar has one set of filter chains for a target port. The oldest Service decides, then \
            the first name; the other declaration counts at clients only.
            """,
        popularBelief: "Each Service brings its own protocol.",
        instead: """
            The oldest Service that has the target port decides for all of them at the server's sidecar.
            """,
        remedies: [
            "Declare the same protocol in both Services.",
            "Give the application a port of its own for each.",
        ],
        source: "Istio: pilot/pkg/networking/core/listener_inbound.go, `buildInboundChainConfigs`"
    )
}
