package import Model

/// A workload with what its pods are to the mesh.
package struct MeshWorkload: Hashable, Sendable {
    package var name: WorkloadName
    package var reference: ObjectReference
    package var labels: Labels
    package var template: PodTemplate
    package var addresses: [IPAddress]
    package var decision: DataplaneDecision
    /// Whether `replicas: 0` leaves it without pods.
    package var isScaledToZero: Bool
    package var origin: Origin

    package var hasSidecar: Bool { decision.dataplane == .sidecar }

    /// The label that tells clients whether this pod terminates Istio mTLS; injection adds it, a value of the user's wins.
    package var tlsMode: String {
        labels["security.istio.io/tlsMode"] ?? (hasSidecar ? "istio" : "disabled")
    }
}

extension MeshWorkload {
    init(_ workload: Workload, pods: [Workload], namespaceLabels: Labels?) {
        let shown = pods.first { InjectedPod.decision(for: $0.template) != nil }?.template ?? workload.template
        name = WorkloadName(namespace: workload.metadata.namespace, name: workload.metadata.name)
        reference = workload.reference
        template = workload.template
        labels = workload.template.labels
        if let label = shown.labels["security.istio.io/tlsMode"] { labels["security.istio.io/tlsMode"] = label }
        addresses = workload.podIPs + pods.flatMap(\.podIPs)
        decision = Injection.decide(
            shown, namespace: workload.metadata.namespace, namespaceLabels: namespaceLabels)
        isScaledToZero = workload.replicas == 0
        origin = workload.metadata.origin
    }
}
