import Model

/// Which namespaces' clients may follow other DestinationRules than all others.
struct RuleHolders: Sendable {
    private var exact: [String: [String]] = [:]
    private var wildcards: [(host: String, namespace: String)] = []
    private var selecting: Set<String> = []
    private var names: Set<String> = []
    private let rootNamespace: String

    init(_ mesh: Mesh) {
        self.init(mesh.objects.destinationRules, settings: mesh.settings)
    }

    init(_ rules: [DestinationRule], settings: EffectiveSettings) {
        rootNamespace = settings.rootNamespace
        for rule in rules {
            let namespace = rule.metadata.namespace
            let host = Host.qualified(rule.host, namespace: namespace)
            if rule.workloadSelector != nil { selecting.insert(namespace) }
            for name in [namespace, rootNamespace] + rule.exportTo where !["*", ".", "~"].contains(name) {
                names.insert(name)
                if Host.isWildcard(host) {
                    wildcards.append((host, name))
                } else {
                    exact[host, default: []].append(name)
                }
            }
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
        namespace == rootNamespace || names.contains(namespace)
    }

    /// Whether rules of the namespace select clients by their labels.
    func hasSelectors(_ namespace: String) -> Bool { selecting.contains(namespace) }
}
