import Model

/// The name by which a kind is told from others: bare where it is one that Legible reads, else with its group, as
/// `kubectl` has it.
///
/// `Service` of Knative is none of Kubernetes', and what becomes of one is nothing to the other of that name.
enum KindName {
    static func text(_ kind: String, group: String) -> String {
        if kind == "Gateway", group == "gateway.networking.k8s.io" { return ListenerGateway.kind }
        // Where no group is said, none is meant.
        guard !group.isEmpty, let groups = groups[kind], !groups.contains(group) else { return kind }
        return "\(kind).\(group)"
    }

    /// The group of an `apiVersion`; empty for the core.
    static func group(ofVersion version: String) -> String {
        version.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(version[..<$0]) } ?? ""
    }

    private static let groups: NameTable<[String]> = {
        let kinds: [(String, [String])] = [
            ("", ["Namespace", "Pod", "Service", "ConfigMap", "Secret"]),
            ("apps", ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"]), ("batch", ["Job", "CronJob"]),
            ("discovery.k8s.io", ["EndpointSlice"]), ("networking.k8s.io", ["Ingress", "NetworkPolicy"]),
            ("security.istio.io", ["PeerAuthentication", "AuthorizationPolicy", "RequestAuthentication"]),
            (
                "networking.istio.io",
                [
                    "DestinationRule", "VirtualService", "Gateway", "ServiceEntry", "WorkloadEntry", "Sidecar",
                    "EnvoyFilter",
                ]
            ),
            (
                "gateway.networking.k8s.io",
                ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "ReferenceGrant", "BackendTLSPolicy"]
            ),
            ("admissionregistration.k8s.io", ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"]),
            ("apiextensions.k8s.io", ["CustomResourceDefinition"]), ("apiregistration.k8s.io", ["APIService"]),
        ]
        var result: [String: [String]] = [:]
        for (group, names) in kinds {
            for name in names { result[name, default: []].append(CommonNames.shared(group)) }
        }
        return NameTable(result.map { ($0.key, $0.value) })
    }()
}
