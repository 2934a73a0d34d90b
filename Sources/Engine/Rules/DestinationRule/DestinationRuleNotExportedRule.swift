import Model

/// No client may read the rule: it is private, or stands in a namespace where only its own clients look.
enum DestinationRuleNotExportedRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        guard !context.clients.isEmpty, rule.workloadSelector == nil else { return [] }
        let covered = context.services(coveredBy: rule)
        guard !covered.isEmpty else { return [] }
        for service in covered {
            if context.clients.contains(where: { client in
                mesh.mayRead(rule, for: service, client: client) && hasCaller(of: service, in: client, mesh)
            }) {
                return []
            }
        }
        // For one call the mesh may still hold others that read it.
        let exportTo = rule.exportTo.isEmpty ? mesh.settings.defaultDestinationRuleExportTo : rule.exportTo
        let named = exportTo.filter { !["*", ".", "~"].contains($0) } + [rule.metadata.namespace]
        for service in covered {
            let isRead = named.contains { client in
                mesh.mayRead(rule, for: service, client: client) && hasCaller(of: service, in: client, mesh)
            }
            if isRead { return [] }
        }
        let isSeenByName = rule.exportTo.isEmpty || rule.exportTo.contains("*")
        return [
            Finding(
                code: .destinationRuleNotExported,
                message: isSeenByName
                    ? "clients look into their own namespace, the service's and the root namespace, and not into "
                        + "`\(rule.metadata.namespace)`"
                    : "`exportTo` reaches no namespace from which the host is called",
                resource: rule.reference, pointer: isSeenByName ? "/metadata/namespace" : "/spec/exportTo")
        ]
    }

    /// Whether a namespace has a workload with a sidecar that does not itself serve the host.
    private static func hasCaller(of service: Int, in namespace: String, _ mesh: Mesh) -> Bool {
        let service = mesh.services[service]
        return mesh.workloads(in: namespace).contains { place in
            guard mesh.workloads[place].hasSidecar else { return false }
            guard service.namespace == namespace, let selector = service.selector else { return true }
            return !selector.isSubset(of: mesh.workloads[place].labels)
        }
    }
}
