import Model

/// The rules of one namespace that one kind of client reads, by host.
struct DestinationRulePool: Sendable {
    private(set) var groups: [DestinationRuleGroup] = []
    /// The places in `groups` by host, once they are many.
    private var places: [String: Int] = [:]
    /// The places in `groups` of those with a wildcard.
    private var wildcards: [Int] = []

    private static let indexedFrom = 16

    /// Rules have to come in Istio's order: those with a selector first, then the oldest.
    mutating func insert(_ new: ConsolidatedDestinationRule, host: String) {
        guard let place = place(of: host) else {
            if Host.isWildcard(host) { wildcards.append(groups.count) }
            groups.append(DestinationRuleGroup(host: host, first: new))
            if groups.count == Self.indexedFrom {
                for (place, group) in groups.enumerated() { places[group.host] = place }
            } else if groups.count > Self.indexedFrom {
                places[host] = groups.count - 1
            }
            return
        }
        groups[place].insert(new)
    }

    private func place(of host: String) -> Int? {
        groups.count < Self.indexedFrom ? groups.firstIndex { $0.host == host } : places[host]
    }

    /// The rules of the most specific host that covers a service.
    ///
    /// Istio: `pilot/pkg/model/config.go`, `MostSpecificHostMatch`.
    func mostSpecific(for host: String) -> DestinationRuleGroup? {
        if groups.isEmpty { return nil }
        if let place = place(of: host) { return groups[place] }
        var best: DestinationRuleGroup?
        for place in wildcards {
            let group = groups[place]
            guard let suffix = Host.wildcardSuffix(of: group.host) else { continue }
            let needle = Host.wildcardSuffix(of: host) ?? host[...]
            guard needle.hasSuffix(suffix) else { continue }
            if let found = best, !Host.isMoreSpecific(group.host, than: found.host) { continue }
            best = group
        }
        return best
    }
}
