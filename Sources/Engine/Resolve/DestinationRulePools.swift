package import Model

/// The DestinationRules of a mesh, in the pools in which a client looks for them.
///
/// Istio: `pilot/pkg/model/push_context.go`, `setDestinationRules` and `destinationRule`.
package struct DestinationRulePools: Sendable {
    private var local = PoolsByNamespace()
    private var exported = PoolsByNamespace()
    private var privateOfRoot = DestinationRulePool()
    private let rootNamespace: String

    init(_ rules: [DestinationRule], settings: EffectiveSettings) {
        rootNamespace = settings.rootNamespace
        for rule in rules.inOrder(Self.precedes) {
            insert(rule, isPrivateByDefault: settings.defaultDestinationRuleExportTo.contains("."))
        }
    }

    /// The same with other rules of one namespace.
    func replacing(_ namespace: String, with rules: [DestinationRule], settings: EffectiveSettings)
        -> DestinationRulePools
    {
        var result = self
        result.local.remove(namespace)
        result.exported.remove(namespace)
        if namespace == rootNamespace { result.privateOfRoot = DestinationRulePool() }
        for rule in rules.inOrder(Self.precedes) {
            result.insert(rule, isPrivateByDefault: settings.defaultDestinationRuleExportTo.contains("."))
        }
        return result
    }

    private static func precedes(_ left: DestinationRule, _ right: DestinationRule) -> Bool {
        if (left.workloadSelector == nil) != (right.workloadSelector == nil) { return left.workloadSelector != nil }
        return left.metadata.isOlder(than: right.metadata)
    }

    private mutating func insert(_ rule: DestinationRule, isPrivateByDefault: Bool) {
        let namespace = rule.metadata.namespace
        let host = Host.qualified(rule.host, namespace: namespace)
        // A rule with a selector is private, whatever its `exportTo` says.
        let exportTo: Set<String> = rule.workloadSelector == nil ? Set(rule.exportTo) : ["."]
        let consolidated = ConsolidatedDestinationRule(rule, exportTo: exportTo)
        if exportTo.isEmpty || !exportTo.isDisjoint(with: ["*", ".", namespace]) {
            local.insert(consolidated, namespace: namespace, host: host)
        }
        let isPrivate = exportTo.isEmpty ? isPrivateByDefault : exportTo == ["."] || exportTo == [namespace]
        if !isPrivate {
            exported.insert(consolidated, namespace: namespace, host: host)
        } else if namespace == rootNamespace {
            privateOfRoot.insert(consolidated, host: host)
        }
    }
}

extension DestinationRulePools {
    /// The rule that a client's sidecar follows for a service, or nil.
    ///
    /// - Parameters:
    ///   - client: the client's namespace.
    ///   - labels: the labels of the client's pods.
    package func rule(for service: MeshService, client: String, labels: Labels) -> ConsolidatedDestinationRule? {
        guard let (group, places) = candidates(for: service, client: client) else { return nil }
        var withoutSelector: Int?
        for place in places {
            let candidate = group.rules[place]
            guard let selector = candidate.rule.workloadSelector else {
                withoutSelector = place
                continue
            }
            if candidate.rule.metadata.namespace == client, selector.isSubset(of: labels) { return group.merged(place) }
        }
        return withoutSelector.map(group.merged)
    }

    /// The first pool that holds the host ends the search, even where no rule in it fits the client.
    private func candidates(for service: MeshService, client: String) -> (DestinationRuleGroup, Few<Int>)? {
        let own = client == rootNamespace ? privateOfRoot : local[client]
        if let found = own?.mostSpecific(for: service.host) { return (found, found.standing) }
        return exportedRules(of: service.namespace, for: service, client: client)
            ?? exportedRules(of: rootNamespace, for: service, client: client)
    }

    private func exportedRules(
        of namespace: String, for service: MeshService, client: String
    ) -> (DestinationRuleGroup, Few<Int>)? {
        guard let found = exported[namespace]?.mostSpecific(for: service.host) else { return nil }
        func isVisible(_ place: Int) -> Bool { found.rules[place].isExported(to: client) }
        if found.standing.allSatisfy(isVisible) { return (found, found.standing) }
        let visible = found.standing.filter(isVisible)
        return visible.isEmpty ? nil : (found, Few(visible))
    }
}
