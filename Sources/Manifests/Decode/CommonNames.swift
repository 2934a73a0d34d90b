/// Names that many objects of a cluster carry: one text for all of them, where each would have its own.
///
/// Only those of more than 15 bytes; shorter ones fit into a `String` itself.
enum CommonNames {
    /// The text that has these bytes; nil where it is none of the names.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count > 15, bytes.count < byLength.count else { return nil }
        return byLength[bytes.count].first { bytes.isSame(as: $0.name.bytes) }?.text
    }

    /// The same name, as the one text where it is common: two of those are told to be the same at once.
    static func shared(_ name: String) -> String {
        var copy = name
        return copy.withUTF8 { text($0) } ?? name
    }

    private static let byLength: [[(name: StaticString, text: String)]] = {
        let longest = all.map(\.utf8CodeUnitCount).max() ?? 0
        var result = [[(name: StaticString, text: String)]](repeating: [], count: longest + 1)
        for name in all { result[name.utf8CodeUnitCount].append((name, "\(name)")) }
        return result
    }()

    private static let all: [StaticString] = [
        // Groups.
        "networking.istio.io", "security.istio.io", "telemetry.istio.io", "extensions.istio.io", "networking.k8s.io",
        "discovery.k8s.io", "gateway.networking.k8s.io", "admissionregistration.k8s.io", "apiextensions.k8s.io",
        "apiregistration.k8s.io", "rbac.authorization.k8s.io",
        // Kinds.
        "PeerAuthentication", "AuthorizationPolicy", "RequestAuthentication", "CustomResourceDefinition",
        "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "ClusterRoleBinding", "PodDisruptionBudget",
        "HorizontalPodAutoscaler", "PersistentVolumeClaim",
        // Labels and annotations.
        "app.kubernetes.io/component", "app.kubernetes.io/instance", "app.kubernetes.io/managed-by",
        "app.kubernetes.io/name", "app.kubernetes.io/part-of", "app.kubernetes.io/version",
        "kubernetes.io/metadata.name", "kubernetes.io/service-name", "endpointslice.kubernetes.io/managed-by",
        "deployment.kubernetes.io/revision", "kubectl.kubernetes.io/last-applied-configuration",
        "kubectl.kubernetes.io/restartedAt", "pod-template-hash", "controller-revision-hash",
        "statefulset.kubernetes.io/pod-name", "sidecar.istio.io/inject", "sidecar.istio.io/status",
        "security.istio.io/tlsMode", "service.istio.io/canonical-name", "service.istio.io/canonical-revision",
        "topology.istio.io/network", "traffic.sidecar.istio.io/excludeInboundPorts",
        "traffic.sidecar.istio.io/excludeOutboundPorts", "traffic.sidecar.istio.io/includeInboundPorts",
        "prometheus.io/port", "prometheus.io/path", "prometheus.io/scrape", "prometheus.io/scheme",
    ]
}

extension Document {
    /// A string that is likely to be a name that others have too.
    func name(_ node: Int) -> String {
        withBytes(node) { CommonNames.text($0) ?? String(utf8: $0) }
    }
}
