extension Code {
    /// No listener accepts a route of the Gateway API.
    static let routeNotAccepted = Code(
        number: "LEG4501", title: "No listener accepts a route of the Gateway API", severity: .warning,
        condition: "a `parentRef` of a route names a Gateway of which no listener takes it",
        explanation: """
            A route attaches to the listeners of its parent that it means (`sectionName`, `port`), whose \
            protocol or `allowedRoutes.kinds` take its kind, whose `hostname` has something in common with its \
            `hostnames`, and whose `allowedRoutes` let its namespace in: by default only the Gateway's own. \
            Where there is none, the status says `Accepted: False`, and the routes are not read.
            """,
        popularBelief: "A route in any namespace attaches to the Gateway that it names.",
        instead: "Only routes of the Gateway's namespace do, unless `allowedRoutes` says more.",
        symptoms: [
            Symptom(.clientApp, "HTTP 404 (no body)"),
            Symptom(.clientApp, "curl: (35) … OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to …"),
        ],
        remedies: [
            "Let `allowedRoutes` of the listener let the route's namespace in.",
            "Name a listener that there is, of a protocol that takes the route's kind.",
            "Let `hostnames` and the listener's `hostname` have a name in common.",
        ],
        source: "Istio: pilot/pkg/config/kube/gateway/conversion.go, `referenceAllowed`"
    )
}
