import Model

extension DestinationRule {
    /// One `tls` of a rule that asks for TLS of the user's own, and where it stands.
    struct TLSBlock: Hashable, Sendable {
        var settings: ClientTLSSettings
        /// To the `tls`, RFC 6901.
        var pointer: String
    }

    /// Every such `tls` of the rule: on top, of its ports, and of its subsets. Most rules have none.
    var tlsBlocks: [TLSBlock] {
        var result: [TLSBlock] = []
        if let policy = trafficPolicy, policy.originates { result += policy.tlsBlocks(at: "/spec/trafficPolicy") }
        for (place, subset) in subsets.enumerated() {
            guard let policy = subset.trafficPolicy, policy.originates else { continue }
            result += policy.tlsBlocks(at: "/spec/subsets/\(place)/trafficPolicy")
        }
        return result
    }

    /// The full name or wildcard that its host stands for.
    var qualifiedHost: String { Host.qualified(host, namespace: metadata.namespace) }
}

extension TrafficPolicy {
    fileprivate var originates: Bool {
        settings.tls?.originates == true || portLevels.contains { $0.settings.tls?.originates == true }
    }

    fileprivate func tlsBlocks(at base: String) -> [DestinationRule.TLSBlock] {
        var result: [DestinationRule.TLSBlock] = []
        if let tls = settings.tls, tls.originates { result.append(.init(settings: tls, pointer: "\(base)/tls")) }
        for (place, entry) in portLevels.enumerated() {
            guard let tls = entry.settings.tls, tls.originates else { continue }
            result.append(.init(settings: tls, pointer: "\(base)/portLevelSettings/\(place)/tls"))
        }
        return result
    }
}

extension ClientTLSSettings {
    /// Whether it asks for TLS of the user's own, and not for Istio's or none.
    var originates: Bool { mode == .simple || mode == .mutual }

    /// The Secret that it names for sidecars to fetch.
    var secretName: String? {
        guard originates, let name = credentialName, !name.isEmpty, !name.hasPrefix("configmap://") else { return nil }
        return name
    }
}
