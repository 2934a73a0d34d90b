extension Code {
    /// No Service exposes a port of a Gateway.
    static let gatewayPortNotExposed = Code(
        number: "LEG4402", title: "No Service exposes a port of a Gateway", severity: .warning,
        condition: """
            a server of a Gateway listens on a port of the gateway's pods to which no port of their Services \
            leads
            """,
        explanation: """
            The number of a server's port is looked up among the ports of the gateway's Services, and stands for \
            their `targetPort`; a number that they do not have is a port of the pod itself. The pod listens \
            there, and callers that dial the Service never come to it. A `targetPort` by a name that no \
            container has leads nowhere either.
            """,
        popularBelief: "A Gateway opens its ports on the load balancer.",
        instead: "It opens them in the pod; the Service has to lead there.",
        symptoms: [
            Symptom(.clientApp, "curl: (7) … Connection refused"),
            Symptom(.clientApp, "curl: (28) … Connection timed out"),
        ],
        remedies: [
            "Add the port to the gateway's Service.",
            "Use a port for the server that the Service has.",
            "Give the container's port the name that `targetPort` asks for, or write its number.",
        ],
        source: "Istio: pilot/pkg/model/gateway.go, `resolvePorts`"
    )
}
