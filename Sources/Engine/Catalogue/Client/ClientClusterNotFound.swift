extension Code {
    /// The failure `client-cluster-not-found`.
    package static let clientClusterNotFound = Code(
        number: "LEG1004", title: "A route leads to a subset or port that does not exist", severity: .error,
        condition: "the route that applies names a cluster that the client's sidecar does not have",
        explanation: """
            A route becomes the name of a cluster, made of host, port and subset. No DestinationRule that the client \
            sees defines the subset, or the host has no such port, so Envoy has a route and nothing behind it. To a \
            route of the Gateway API it answers 500 instead of 503, also where a ReferenceGrant is missing or no backend \
            has a weight.
            """,
        symptoms: [
            Symptom(.clientApp, "HTTP 503", when: .clientReadsHTTP, .noAttachedRoute),
            Symptom(.clientApp, "HTTP 500", when: .clientReadsHTTP, .attachedRoute),
            .connectionReset,
            .resetInHandshake,
            Symptom(.clientSidecar, "503 NC cluster_not_found", when: .clientReadsHTTP, .noAttachedRoute),
            Symptom(.clientSidecar, "500 NC cluster_not_found", when: .clientReadsHTTP, .attachedRoute),
            Symptom(.clientSidecar, #""- - -" 0 NC cluster_not_found"#, when: .clientRelays),
        ],
        remedies: [
            "Define the subset in the DestinationRule that applies to this client.",
            "Correct the host, port or subset of the VirtualService.",
        ],
        source: "Istio: pilot/pkg/networking/core/route/route.go, `GetDestinationCluster`"
    )
}
