import Model

/// The rules of one namespace that one kind of client reads, by host.
///
/// Istio: `pilot/pkg/model/destination_rule.go`, `mergeDestinationRule`.
struct DestinationRulePool: Sendable {
    struct Group: Sendable {
        /// The full name or wildcard.
        var host: String
        var rules: [ConsolidatedDestinationRule]
    }

    private(set) var groups: [Group] = []
    /// The places in `groups` by host, once they are many.
    private var places: [String: Int] = [:]
    /// The places in `groups` of those with a wildcard.
    private var wildcards: [Int] = []

    private static let indexedFrom = 16

    /// Rules have to come in Istio's order: those with a selector first, then the oldest.
    mutating func insert(_ new: ConsolidatedDestinationRule, host: String) {
        guard let place = place(of: host) else {
            if Host.isWildcard(host) { wildcards.append(groups.count) }
            groups.append(Group(host: host, rules: [new]))
            if groups.count == Self.indexedFrom {
                for (place, group) in groups.enumerated() { places[group.host] = place }
            } else if groups.count > Self.indexedFrom {
                places[host] = groups.count - 1
            }
            return
        }
        if merge(new.rule, into: place, exportTo: new.exportTo) { groups[place].rules.append(new) }
    }

    private func place(of host: String) -> Int? {
        groups.count < Self.indexedFrom ? groups.firstIndex { $0.host == host } : places[host]
    }

    /// Merges a rule into those that stand already; true where it has to be kept on its own as well.
    ///
    /// The last of the rules that stand decides that, because Istio's loop over them has no break.
    private mutating func merge(_ rule: DestinationRule, into place: Int, exportTo: Set<String>) -> Bool {
        var isKeptSeparately = true
        for index in groups[place].rules.indices {
            let existing = groups[place].rules[index]
            if exportTo == existing.exportTo {
                isKeptSeparately = false
            } else if !existing.exportTo.isEmpty && exportTo.isSuperset(of: existing.exportTo) {
                isKeptSeparately = true
            } else {
                isKeptSeparately = true
                continue
            }
            switch (existing.rule.workloadSelector, rule.workloadSelector) {
            case (nil, nil):
                isKeptSeparately = false
            case (let left?, let right?) where left == right:
                isKeptSeparately = false
            case (.some, .some):
                isKeptSeparately = true
                continue
            case (nil, .some), (.some, nil):
                break
            }
            groups[place].rules[index] = existing.absorbing(rule)
        }
        return isKeptSeparately
    }

    /// The rules of the most specific host that covers a service.
    ///
    /// Istio: `pilot/pkg/model/config.go`, `MostSpecificHostMatch`.
    func mostSpecific(for host: String) -> [ConsolidatedDestinationRule]? {
        if groups.isEmpty { return nil }
        if let place = place(of: host) { return groups[place].rules }
        var best: Group?
        for place in wildcards {
            let group = groups[place]
            guard let suffix = Host.wildcardSuffix(of: group.host) else { continue }
            let needle = Host.wildcardSuffix(of: host) ?? host[...]
            guard needle.hasSuffix(suffix) else { continue }
            if let found = best, !Host.isMoreSpecific(group.host, than: found.host) { continue }
            best = group
        }
        return best?.rules
    }
}
