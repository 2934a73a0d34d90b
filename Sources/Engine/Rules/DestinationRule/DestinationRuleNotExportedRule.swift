import Model

/// No client may read the rule: it is private, or stands in a namespace where only its own clients look.
enum DestinationRuleNotExportedRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        guard rule.workloadSelector == nil, !context.clients.isEmpty else { return [] }
        let exportTo = rule.exportTo.isEmpty ? mesh.settings.defaultDestinationRuleExportTo : rule.exportTo
        let covered = context.services(coveredBy: rule)
        guard !covered.isEmpty else { return [] }
        let namespace = rule.metadata.namespace
        let isPublic = ExportedTo.isPublic(exportTo)
        let isLookedUp =
            namespace == mesh.settings.rootNamespace || covered.contains { mesh.services[$0].namespace == namespace }
        if isPublic && isLookedUp { return [] }
        // Besides those that it names, only clients of its own namespace can read it.
        let named = exportTo.filter { !["*", ".", "~"].contains($0) } + [namespace]
        for service in covered {
            let isRead = named.contains { client in
                mesh.mayRead(rule, for: service, client: client) && hasCaller(of: service, in: client, mesh)
            }
            if isRead { return [] }
        }
        return [
            Finding(
                code: .destinationRuleNotExported,
                message: isPublic
                    ? "clients look into their own namespace, the service's and the root namespace, and not into "
                        + "`\(namespace)`"
                    : "`exportTo` reaches no namespace from which the host is called",
                resource: rule.reference, pointer: isPublic ? "/metadata/namespace" : "/spec/exportTo")
        ]
    }

    /// Whether a namespace has a workload that may follow rules, and does not itself serve the host: one with a sidecar,
    /// a gateway, or one of ambient mode, whose waypoint reads them.
    private static func hasCaller(of service: Int, in namespace: String, _ mesh: Mesh) -> Bool {
        let service = mesh.services[service]
        return mesh.workloads(in: namespace).contains { place in
            guard mesh.workloads[place].decision.dataplane != .none else { return false }
            guard service.namespace == namespace, let selector = service.selector else { return true }
            return !selector.isSubset(of: mesh.workloads[place].labels)
        }
    }
}
