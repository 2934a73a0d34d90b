extension Code {
    /// The client dials a pod, not a service.
    package static let podAddressDialled = Code(
        number: "LEG2104", title: "The client dials a pod, not a service", severity: .warning,
        condition: "the call works by PassthroughCluster, as the client dials the address of a pod",
        explanation: """
            A sidecar has listeners for services. An address of a pod belongs to none of them, except for headless \
            services on their own port, so it goes out by PassthroughCluster as it is. Scrapers and peers of a \
            cluster that find each other by address do this.
            """,
        popularBelief: "Between two pods with sidecars there is always mTLS.",
        instead: """
            Sidecars have listeners for services; an address of a pod belongs to none of them and leaves as the \
            application sent it.
            """,
        symptoms: [
            Symptom(.clientSidecar, "PassthroughCluster", when: .passthrough)
        ],
        remedies: [
            "Let the client dial the Service by its name.",
            """
            Make the Service headless, with a port equal to the pod's, where pods are dialled one by one.
            """,
        ],
        source: "Istio: pilot/pkg/networking/core/listener_builder.go, `buildVirtualOutboundListener`"
    )
}
