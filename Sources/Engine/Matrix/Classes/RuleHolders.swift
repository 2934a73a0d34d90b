import Model

/// Which namespaces' clients may follow other DestinationRules than all others.
struct RuleHolders: Sendable {
    /// By host: the namespaces that rules for it are for, one for each rule.
    private var exact: [String: [String]] = [:]
    private var wildcards: [(host: String, namespace: String)] = []
    /// How many rules select clients by labels, by namespace.
    private var selecting: [String: Int] = [:]
    /// How many rules are for a namespace.
    private var names: [String: Int] = [:]
    private let rootNamespace: String

    init(_ mesh: Mesh) {
        rootNamespace = mesh.settings.rootNamespace
        for rule in mesh.objects.destinationRules { insert(rule) }
    }

    /// The same with one rule instead of another.
    func replacing(_ old: DestinationRule?, with new: DestinationRule?) -> RuleHolders {
        var result = self
        if let old { result.remove(old) }
        if let new { result.insert(new) }
        return result
    }

    private func namespaces(of rule: DestinationRule) -> [String] {
        ([rule.metadata.namespace, rootNamespace] + rule.exportTo).filter { !["*", ".", "~"].contains($0) }
    }

    private mutating func insert(_ rule: DestinationRule) {
        let host = Host.qualified(rule.host, namespace: rule.metadata.namespace)
        if rule.workloadSelector != nil { selecting[rule.metadata.namespace, default: 0] += 1 }
        for name in namespaces(of: rule) {
            names[name, default: 0] += 1
            if Host.isWildcard(host) {
                wildcards.append((host, name))
            } else {
                exact[host, default: []].append(name)
            }
        }
    }

    private mutating func remove(_ rule: DestinationRule) {
        let host = Host.qualified(rule.host, namespace: rule.metadata.namespace)
        if rule.workloadSelector != nil { selecting.decrement(rule.metadata.namespace) }
        for name in namespaces(of: rule) {
            names.decrement(name)
            if let place = wildcards.firstIndex(where: { $0 == (host, name) }) { wildcards.remove(at: place) }
            if let place = exact[host]?.firstIndex(of: name) { exact[host]?.remove(at: place) }
        }
    }

    /// Every namespace that a rule for the service belongs to or is exported to by name, and the root namespace; none
    /// where no rule speaks of the service.
    func namespaces(of service: MeshService) -> Set<String> {
        var result = Set(exact[service.host] ?? [])
        if wildcards.isEmpty { return result }
        let name = Host.wildcardSuffix(of: service.host) ?? service.host[...]
        for (host, namespace) in wildcards {
            guard let suffix = Host.wildcardSuffix(of: host), name.hasSuffix(suffix) else { continue }
            result.insert(namespace)
        }
        return result
    }

    /// Whether clients of the namespace may follow other rules than most for any service.
    func mentions(_ namespace: String) -> Bool {
        namespace == rootNamespace || names[namespace] != nil
    }

    /// Whether rules of the namespace select clients by their labels.
    func hasSelectors(_ namespace: String) -> Bool { selecting[namespace] != nil }
}

extension [String: Int] {
    /// Takes one away; what is at none is not there.
    fileprivate mutating func decrement(_ key: String) {
        guard let count = self[key] else { return }
        self[key] = count > 1 ? count - 1 : nil
    }
}
