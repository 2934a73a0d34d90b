extension Code {
    /// The failure `no-healthy-endpoint`.
    package static let noHealthyEndpoint = Code(
        number: "LEG1005", title: "Nothing stands behind the name", severity: .error,
        condition: "the Service, the subset or the address that is called has no endpoint",
        explanation: """
            The name resolves, but no pod carries the labels that the Service or the subset selects, or its port \
            names a container port that no pod has. A sidecar answers for the missing server; without one, the \
            connection is refused.
            """,
        symptoms: [
            Symptom(.clientApp, "HTTP 503: no healthy upstream", when: .clientReadsHTTP),
            Symptom(.clientApp, "curl: (7) … Connection refused", when: .noClientSidecar),
            Symptom(.clientApp, "Connection reset by peer", when: .clientRelays),
            Symptom(.clientSidecar, "503 UH no_healthy_upstream", when: .clientReadsHTTP),
            Symptom(.clientSidecar, #""- - -" 0 UH"#, when: .clientRelays),
            Symptom(.kubeAPIServer, #"failed calling webhook "…": … no endpoints available for service "…""#),
            Symptom(.kubelet, #"Readiness probe failed: Get "http://…": dial tcp …: connect: connection refused"#),
            Symptom(.prometheus, #"Get "http://…": dial tcp …: connect: connection refused"#),
        ],
        remedies: [
            "Give the pods the labels that the selector asks for.",
            "Correct `targetPort`, where it names a container port.",
            "Correct the labels of the subset.",
        ],
        source: "Istio: pilot/pkg/xds/endpoints/endpoint_builder.go, `BuildClusterLoadAssignment`"
    )
}
