import Model

/// A Gateway configures the proxies of gateways that its selector selects, in whatever namespace.
enum GatewaySelectsNothingRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let (mesh, gateway) = (context.mesh, context.mesh.gateways[place])
        // Where no gateway's pods are shown at all, the manifests may only lack them.
        guard let selector = gateway.selector, gateway.managed == nil, !context.gateways.workloads.isEmpty,
            context.gateways.workloads(of: place).isEmpty
        else { return [] }
        let others = mesh.workloads.filter { selector.isSubset(of: $0.labels) }
        if others.contains(where: { $0.decision.dataplane == .unknown || $0.decision.dataplane == .gateway }) {
            return []
        }
        let words = selector.entries.map { "`\($0.key): \($0.value)`" }.joined(separator: ", ")
        let found = others.first.map { "the pods of \($0.name.text) have \(words), and run no gateway's proxy" }
        return [
            Finding(
                code: .gatewaySelectsNothing, message: found ?? "no gateway's pods have \(words)",
                resource: gateway.reference, pointer: "/spec/selector")
        ]
    }
}
