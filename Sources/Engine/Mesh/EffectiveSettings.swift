package import Model

/// The mesh's settings with every default filled in.
///
/// Istio: `pkg/config/mesh/mesh.go`, `DefaultMeshConfig`.
package struct EffectiveSettings: Hashable, Sendable {
    package var rootNamespace: String
    package var trustDomain: String
    package var trustDomainAliases: [String]
    package var enableAutoMTLS: Bool
    package var outboundTrafficPolicy: OutboundTrafficPolicy
    package var inboundTrafficPolicy: MeshSettings.InboundTrafficPolicy
    /// In milliseconds; 0 waits for ever.
    package var protocolDetectionTimeout: Int
    package var defaultServiceExportTo: [String]
    package var defaultVirtualServiceExportTo: [String]
    package var defaultDestinationRuleExportTo: [String]
    package var http2Upgrade: TrafficPolicy.HTTP2Upgrade
    package var enablePrometheusMerge: Bool
    /// Whether sidecars give names without an address one of their own.
    package var dnsCapture: Bool
    package var ingressControllerMode: MeshSettings.IngressControllerMode
    package var ingressClass: String
    /// The value of the label `istio` on the pods that serve Ingresses.
    package var ingressSelector: String

    static let defaultRootNamespace = "istio-system"
    private static let everywhere = ["*"]

    package init(_ settings: MeshSettings) {
        rootNamespace = settings.rootNamespace ?? Self.defaultRootNamespace
        trustDomain = settings.trustDomain ?? "cluster.local"
        trustDomainAliases = settings.trustDomainAliases ?? []
        enableAutoMTLS = settings.enableAutoMTLS ?? true
        outboundTrafficPolicy = settings.outboundTrafficPolicy ?? .allowAny
        inboundTrafficPolicy = settings.inboundTrafficPolicy ?? .passthrough
        protocolDetectionTimeout = settings.protocolDetectionTimeout ?? 0
        defaultServiceExportTo = settings.defaultServiceExportTo ?? Self.everywhere
        defaultVirtualServiceExportTo = settings.defaultVirtualServiceExportTo ?? Self.everywhere
        defaultDestinationRuleExportTo = settings.defaultDestinationRuleExportTo ?? Self.everywhere
        http2Upgrade = settings.http2Upgrade ?? .default
        enablePrometheusMerge = settings.enablePrometheusMerge ?? true
        dnsCapture = settings.dnsCapture ?? false
        ingressControllerMode = settings.ingressControllerMode ?? .strict
        ingressClass = settings.ingressClass ?? "istio"
        // Istio: `pilot/pkg/config/kube/ingress/gateways.go`, `getIngressGatewaySelector`.
        let service = settings.ingressService ?? "istio-ingressgateway"
        ingressSelector = settings.ingressSelector ?? (service == "istio-ingressgateway" ? "ingressgateway" : service)
    }
}

extension EffectiveSettings {
    /// The SPIFFE ID of a service account.
    package func identity(namespace: String, serviceAccount: String) -> String {
        String(pieces: "spiffe://", trustDomain, "/ns/", namespace, "/sa/", serviceAccount)
    }
}
