import Model

/// What an object is, where Legible reads it.
enum KnownKind: Sendable {
    case namespace, pod, service, configMap, secret
    case workload(Workload.Kind)
    case endpointSlice, ingress, ingressClass
    case istio(IstioKind)
    case gatewayAPI(GatewayAPIKind)
    /// What makes the kube-apiserver a client of a Service.
    case webhook(Webhook.Kind)

    init?(group: String, version: String, kind: String) {
        guard !group.isEmpty || version == "v1" else { return nil }
        guard let known = Self.byName[kind]?.first(where: { $0.group == group }) else { return nil }
        self = known.kind
    }

    private typealias Meaning = (group: String, kind: KnownKind)

    private static let byName: NameTable<[Meaning]> = {
        var meanings: [String: [Meaning]] = [:]
        func add(_ name: String, _ kind: KnownKind, of groups: String...) {
            meanings[name, default: []] += groups.map { (CommonNames.shared($0), kind) }
        }
        add("Namespace", .namespace, of: "")
        add("Pod", .pod, of: "")
        add("Service", .service, of: "")
        add("ConfigMap", .configMap, of: "")
        add("Secret", .secret, of: "")
        add("EndpointSlice", .endpointSlice, of: "discovery.k8s.io")
        add("Ingress", .ingress, of: "networking.k8s.io")
        add("IngressClass", .ingressClass, of: "networking.k8s.io")
        for kind in Workload.Kind.allCases where kind != .pod {
            add(kind.rawValue, .workload(kind), of: "apps", "batch")
        }
        for kind in IstioKind.allCases { add(kind.rawValue, .istio(kind), of: kind.group) }
        for kind in GatewayAPIKind.allCases {
            add(kind.rawValue, .gatewayAPI(kind), of: "gateway.networking.k8s.io")
        }
        for kind in Webhook.Kind.allCases {
            add(
                kind.rawValue, .webhook(kind),
                of: "admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io")
        }
        return NameTable(meanings.map { ($0.key, $0.value) })
    }()
}
