import Model

extension Mesh {
    /// The places of the services that a DestinationRule's host matches.
    func services(coveredBy rule: DestinationRule) -> [Int] {
        let host = rule.qualifiedHost
        guard Host.isWildcard(host) else { return services(host: host).filter { !services[$0].isAlias } }
        return services.indices.filter {
            !services[$0].isAlias && Host.matches(pattern: host, name: services[$0].host)
        }
    }

    /// Whether a client's sidecar follows the rule, alone or merged with others, for a service.
    func follows(_ rule: DestinationRule, for service: Int, client: String) -> Bool {
        let labels = rule.metadata.namespace == client ? rule.workloadSelector ?? [] : []
        return destinationRules.rule(for: services[service], client: client, labels: labels)?
            .from.contains(rule.reference) ?? false
    }

    /// Whether clients of a namespace may read the rule for a service, were there no other.
    func mayRead(_ rule: DestinationRule, for service: Int, client: String) -> Bool {
        let namespace = rule.metadata.namespace
        if namespace == client {
            return rule.workloadSelector != nil || rule.exportTo.isEmpty
                || rule.exportTo.contains { $0 == "*" || $0 == "." || $0 == namespace }
        }
        guard rule.workloadSelector == nil, [services[service].namespace, settings.rootNamespace].contains(namespace)
        else { return false }
        let exportTo = rule.exportTo.isEmpty ? settings.defaultDestinationRuleExportTo : rule.exportTo
        return ExportedTo.includes(client, exportTo: exportTo, owner: namespace)
    }
}
