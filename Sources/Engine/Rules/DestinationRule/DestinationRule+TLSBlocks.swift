import Model

extension DestinationRule {
    /// One `tls` of a rule, and where it stands.
    struct TLSBlock: Hashable, Sendable {
        var settings: ClientTLSSettings
        /// To the `tls`, RFC 6901.
        var pointer: String
    }

    /// Every `tls` of the rule: on top, of its ports, and of its subsets.
    var tlsBlocks: [TLSBlock] {
        var result = trafficPolicy?.tlsBlocks(at: "/spec/trafficPolicy") ?? []
        for (place, subset) in subsets.enumerated() {
            result += subset.trafficPolicy?.tlsBlocks(at: "/spec/subsets/\(place)/trafficPolicy") ?? []
        }
        return result
    }

    /// The full name or wildcard that its host stands for.
    var qualifiedHost: String { Host.qualified(host, namespace: metadata.namespace) }
}

extension TrafficPolicy {
    fileprivate func tlsBlocks(at base: String) -> [DestinationRule.TLSBlock] {
        var result: [DestinationRule.TLSBlock] = []
        if let tls = settings.tls { result.append(.init(settings: tls, pointer: "\(base)/tls")) }
        for (place, entry) in portLevels.enumerated() {
            guard let tls = entry.settings.tls else { continue }
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
