extension Code {
    /// The client's sidecar does not know the destination.
    package static let passthroughUnknownHost = Code(
        number: "LEG2103", title: "The client's sidecar does not know the destination", severity: .warning,
        condition: """
            the call works by PassthroughCluster, as the client's sidecar knows no service at that host and port
            """,
        explanation: """
            Where nothing fits, `ALLOW_ANY` sends the bytes on to the address that was dialled, without TLS, without \
            any DestinationRule and without auto mTLS. The service may well exist: a Sidecar that does not import \
            it, `exportTo`, or a Host header of another name hide it.
            """,
        popularBelief: "Between two pods with sidecars there is always mTLS.",
        instead: """
            Only a destination that the client's sidecar knows gets Istio mTLS; everything else leaves as the \
            application sent it.
            """,
        symptoms: [
            Symptom(.clientSidecar, "PassthroughCluster", when: .passthrough)
        ],
        remedies: [
            "Import the host in `egress.hosts` of the Sidecar that selects the client.",
            "Export the service to the client's namespace.",
            "Send the name of the service as Host.",
            "Declare the host in a ServiceEntry.",
        ],
        source: "Istio: pilot/pkg/networking/core/cluster_builder.go, `buildDefaultPassthroughCluster`"
    )
}
