import Model

/// Whether the API server's injection webhooks put a sidecar into a pod.
///
/// Istio: `manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml` (which pods the webhooks see)
/// and `pkg/kube/inject/inject.go`, `injectRequired` (what the injector then decides).
enum Injection {
    static let systemNamespaces = ["kube-system", "kube-public", "kube-node-lease", "local-path-storage"]

    /// - Parameter namespaceLabels: nil where the manifests do not hold the Namespace.
    static func decide(_ pod: PodTemplate, namespace: String, namespaceLabels: Labels?) -> DataplaneDecision {
        if let already = InjectedPod.decision(for: pod) { return already }
        if pod.hostNetwork { return DataplaneDecision(dataplane: .none, reason: .hostNetwork) }
        guard let labels = namespaceLabels else { return undecided(pod) }
        let decision = sidecar(pod, namespaceLabels: labels)
        if decision.dataplane == .sidecar {
            guard !systemNamespaces.contains(namespace) else {
                return DataplaneDecision(dataplane: .none, reason: .systemNamespace)
            }
            return decision
        }
        return ambient(pod, namespaceLabels: labels) ?? decision
    }

    private static func sidecar(_ pod: PodTemplate, namespaceLabels: Labels) -> DataplaneDecision {
        let inject = pod.labels[injectName]
        if inject == "false" {
            return DataplaneDecision(dataplane: .none, reason: .podLabel(name: injectName, value: "false"))
        }
        guard let selected = webhook(pod, namespaceLabels: namespaceLabels) else {
            return unselected(pod, namespaceLabels: namespaceLabels)
        }
        if inject == nil && pod.annotations[injectName] == "false" {
            return DataplaneDecision(dataplane: .none, reason: .podAnnotation(value: "false"))
        }
        return selected
    }

    /// The webhook that selects the pod, by labels alone.
    private static func webhook(_ pod: PodTemplate, namespaceLabels: Labels) -> DataplaneDecision? {
        switch namespaceLabels["istio-injection"] {
        case "enabled":
            return DataplaneDecision(
                dataplane: .sidecar, reason: .namespaceLabel(name: "istio-injection", value: "enabled"))
        case .some:
            return nil
        case nil:
            break
        }
        if let revision = namespaceLabels["istio.io/rev"] {
            return DataplaneDecision(
                dataplane: .sidecar, reason: .namespaceLabel(name: "istio.io/rev", value: revision),
                revision: revision == "default" ? nil : revision)
        }
        if let revision = pod.labels["istio.io/rev"] {
            return DataplaneDecision(
                dataplane: .sidecar, reason: .podLabel(name: "istio.io/rev", value: revision),
                revision: revision == "default" ? nil : revision)
        }
        guard pod.labels[injectName] == "true" else { return nil }
        return DataplaneDecision(dataplane: .sidecar, reason: .podLabel(name: injectName, value: "true"))
    }

    private static func unselected(_ pod: PodTemplate, namespaceLabels: Labels) -> DataplaneDecision {
        if let value = namespaceLabels["istio-injection"] {
            return DataplaneDecision(
                dataplane: .none, reason: .namespaceLabel(name: "istio-injection", value: value))
        }
        let asks = pod.annotations[injectName] == "true"
        return DataplaneDecision(dataplane: .none, reason: asks ? .annotationWithoutLabel : .noLabel)
    }

    /// Istio: `cni/pkg/util/enablement_selector.go`, `Matches`.
    private static func ambient(_ pod: PodTemplate, namespaceLabels: Labels) -> DataplaneDecision? {
        if let value = pod.labels[dataplaneModeName] {
            guard value == "ambient" else { return nil }
            return DataplaneDecision(
                dataplane: .ambient, reason: .podLabel(name: dataplaneModeName, value: value))
        }
        guard namespaceLabels[dataplaneModeName] == "ambient" else { return nil }
        return DataplaneDecision(
            dataplane: .ambient, reason: .namespaceLabel(name: dataplaneModeName, value: "ambient"))
    }

    private static func undecided(_ pod: PodTemplate) -> DataplaneDecision {
        if pod.labels[injectName] == "false" {
            return DataplaneDecision(dataplane: .none, reason: .podLabel(name: injectName, value: "false"))
        }
        if pod.labels[injectName] == nil, pod.annotations[injectName] == "false" {
            return DataplaneDecision(dataplane: .none, reason: .podAnnotation(value: "false"))
        }
        return DataplaneDecision(dataplane: .unknown, reason: .namespaceMissing)
    }

    private static let injectName = "sidecar.istio.io/inject"
    private static let dataplaneModeName = "istio.io/dataplane-mode"
}
