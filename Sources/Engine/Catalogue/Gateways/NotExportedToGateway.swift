extension Code {
    /// A VirtualService is not exported to the gateway that it names.
    static let notExportedToGateway = Code(
        number: "LEG4303", title: "A VirtualService is not exported to the gateway that it names", severity: .warning,
        condition: """
            a VirtualService names a Gateway, and its `exportTo` leaves out the namespaces of all of that \
            gateway's pods
            """,
        explanation: """
            What counts is the namespace of the gateway's pods, not that of the Gateway object: with `exportTo: \
            ["."]` a VirtualService is for proxies of its own namespace, and the gateway's pods are in another.
            """,
        symptoms: [
            Symptom(.clientApp, "HTTP 404 (no body)"),
            Symptom(.gateway, "404 NR route_not_found"),
        ],
        remedies: [
            "Add the namespace of the gateway's pods to `exportTo`, or leave `exportTo` out."
        ],
        source: "Istio: pilot/pkg/model/push_context.go, `VirtualServicesForGateway`"
    )
}
