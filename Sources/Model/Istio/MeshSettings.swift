/// The mesh's own settings, as the `istio` ConfigMap or a question's `mesh` gives them; nil is not given.
package struct MeshSettings: Hashable, Sendable {
    package enum InboundTrafficPolicy: String, Hashable, Sendable, CaseIterable {
        case passthrough = "PASSTHROUGH"
        case localhost = "LOCALHOST"
    }

    /// Which Ingresses Istio takes.
    package enum IngressControllerMode: String, Hashable, Sendable, CaseIterable {
        case off = "OFF"
        /// Those of no class, too.
        case `default` = "DEFAULT"
        case strict = "STRICT"
    }

    package var rootNamespace: String?
    package var trustDomain: String?
    package var trustDomainAliases: [String]?
    package var enableAutoMTLS: Bool?
    package var outboundTrafficPolicy: OutboundTrafficPolicy?
    package var inboundTrafficPolicy: InboundTrafficPolicy?
    /// In milliseconds; 0 waits for ever.
    package var protocolDetectionTimeout: Int?
    package var defaultServiceExportTo: [String]?
    package var defaultVirtualServiceExportTo: [String]?
    package var defaultDestinationRuleExportTo: [String]?
    package var http2Upgrade: TrafficPolicy.HTTP2Upgrade?
    package var enablePrometheusMerge: Bool?
    /// `defaultConfig.proxyMetadata["ISTIO_META_DNS_CAPTURE"]` is `true`.
    package var dnsCapture: Bool?
    package var ingressControllerMode: IngressControllerMode?
    package var ingressClass: String?
    package var ingressService: String?
    package var ingressSelector: String?

    package init() {}
}

extension MeshSettings {
    /// These settings, with what they leave open taken from `other`.
    package func completed(by other: MeshSettings) -> MeshSettings {
        var result = self
        result.rootNamespace = rootNamespace ?? other.rootNamespace
        result.trustDomain = trustDomain ?? other.trustDomain
        result.trustDomainAliases = trustDomainAliases ?? other.trustDomainAliases
        result.enableAutoMTLS = enableAutoMTLS ?? other.enableAutoMTLS
        result.outboundTrafficPolicy = outboundTrafficPolicy ?? other.outboundTrafficPolicy
        result.inboundTrafficPolicy = inboundTrafficPolicy ?? other.inboundTrafficPolicy
        result.protocolDetectionTimeout = protocolDetectionTimeout ?? other.protocolDetectionTimeout
        result.defaultServiceExportTo = defaultServiceExportTo ?? other.defaultServiceExportTo
        result.defaultVirtualServiceExportTo = defaultVirtualServiceExportTo ?? other.defaultVirtualServiceExportTo
        result.defaultDestinationRuleExportTo = defaultDestinationRuleExportTo ?? other.defaultDestinationRuleExportTo
        result.http2Upgrade = http2Upgrade ?? other.http2Upgrade
        result.enablePrometheusMerge = enablePrometheusMerge ?? other.enablePrometheusMerge
        result.dnsCapture = dnsCapture ?? other.dnsCapture
        result.ingressControllerMode = ingressControllerMode ?? other.ingressControllerMode
        result.ingressClass = ingressClass ?? other.ingressClass
        result.ingressService = ingressService ?? other.ingressService
        result.ingressSelector = ingressSelector ?? other.ingressSelector
        return result
    }
}
