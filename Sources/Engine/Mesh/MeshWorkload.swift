package import Model

/// A workload with what its pods are to the mesh.
package final class MeshWorkload: Sendable {
    package let name: WorkloadName
    package let reference: ObjectReference
    package let labels: Labels
    package let template: PodTemplate
    package let addresses: [IPAddress]
    package let decision: DataplaneDecision
    /// Whether `replicas: 0` leaves it without pods.
    package let isScaledToZero: Bool
    /// Whether it has one pod, so that who calls it from there calls itself.
    let hasOnePod: Bool
    package let origin: Origin
    /// The pods and the template that show what injection came to.
    let pods: [Workload]
    /// nil where that is its own.
    private let shown: PodTemplate?

    init(_ workload: borrowing Workload, pods: [Workload], namespaceLabels: Labels?) {
        let shown = pods.first { InjectedPod.decision(for: $0.template) != nil }?.template
        name = WorkloadName(namespace: workload.metadata.namespace, name: workload.metadata.name)
        reference = workload.reference
        template = workload.template
        var labels = workload.template.labels
        if let label = shown?.labels["security.istio.io/tlsMode"] { labels["security.istio.io/tlsMode"] = label }
        self.labels = labels
        addresses = pods.isEmpty ? workload.podIPs : workload.podIPs + pods.flatMap(\.podIPs)
        decision = Injection.decide(
            shown ?? workload.template, namespace: workload.metadata.namespace, namespaceLabels: namespaceLabels)
        isScaledToZero = workload.replicas == 0
        hasOnePod = workload.kind == .pod || workload.kind != .daemonSet && workload.replicas ?? 1 <= 1
        origin = workload.metadata.origin
        self.pods = pods
        self.shown = shown
    }

    /// The same workload in a namespace with other labels, or without pods of its own.
    init(_ other: MeshWorkload, namespaceLabels: Labels?, isScaledToZero: Bool) {
        name = other.name
        reference = other.reference
        template = other.template
        labels = other.labels
        addresses = other.addresses
        decision = Injection.decide(
            other.shown ?? other.template, namespace: other.name.namespace, namespaceLabels: namespaceLabels)
        self.isScaledToZero = isScaledToZero
        hasOnePod = other.hasOnePod
        origin = other.origin
        pods = other.pods
        shown = other.shown
    }

    package var hasSidecar: Bool { decision.dataplane == .sidecar }

    /// The label that tells clients whether this pod terminates Istio mTLS; injection adds it, a value of the user's wins.
    package var tlsMode: String {
        labels["security.istio.io/tlsMode"] ?? (hasSidecar ? "istio" : "disabled")
    }
}
