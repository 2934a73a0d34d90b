import Model

/// A client finds another rule first, whose host is no more specific, and which says something else of TLS.
enum DestinationRuleShadowedRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        guard mesh.objects.destinationRules.count > 1, rule.workloadSelector == nil else { return [] }
        let host = rule.qualifiedHost
        var overruled: [(winner: ConsolidatedDestinationRule, client: String)] = []
        var isHeard = false
        for service in context.services(coveredBy: rule) {
            for client in context.distinctClients where mesh.mayRead(rule, for: service, client: client) {
                guard let winner = mesh.destinationRules.rule(for: mesh.services[service], client: client, labels: [])
                else { continue }
                let isMerged = winner.from.contains(rule.reference)
                guard !isMoreSpecific(winner, than: host), differ(rule, winner.rule, for: mesh.services[service]) else {
                    // A wildcard that is heard at all does its work; there is no need to look at all that it covers.
                    if Host.isWildcard(host) { return [] }
                    isHeard = true
                    continue
                }
                // A merged rule keeps its subsets, but only the first traffic policy counts.
                if isMerged && rule.trafficPolicy == nil { isHeard = true } else { overruled.append((winner, client)) }
            }
        }
        // Where it is heard by some, only a wildcard that hides an exact host is taken for a slip.
        guard
            let found = overruled.first(where: { Host.isWildcard(qualified($0.winner)) && !Host.isWildcard(host) })
                ?? (isHeard ? nil : overruled.first)
        else { return [] }
        return [
            Finding(
                code: .destinationRuleShadowed, message: words(found.winner, client: found.client, rule: rule),
                resource: rule.reference, pointer: "/spec")
        ]
    }

    private static func words(_ winner: ConsolidatedDestinationRule, client: String, rule: DestinationRule) -> String {
        let other = winner.from.first { $0 != rule.reference } ?? winner.rule.reference
        if winner.from.contains(rule.reference) {
            return "\(other) is for the same host and comes first; of both only its `trafficPolicy` counts"
        }
        return
            "clients in namespace `\(client)` find \(other) first (host `\(winner.rule.host)`), and follow that alone"
    }

    private static func qualified(_ rule: ConsolidatedDestinationRule) -> String { rule.rule.qualifiedHost }

    private static func isMoreSpecific(_ winner: ConsolidatedDestinationRule, than host: String) -> Bool {
        let other = qualified(winner)
        if other == host || !Host.isWildcard(host) { return false }
        return !Host.isWildcard(other) || Host.isMoreSpecific(other, than: host)
    }

    /// Whether they ask for other TLS on any port of a service.
    private static func differ(_ left: DestinationRule, _ right: DestinationRule, for service: MeshService) -> Bool {
        service.ports.contains { port in
            ClientTLS(left.trafficPolicy, port: port.number).settings.tls
                != ClientTLS(right.trafficPolicy, port: port.number).settings.tls
        }
    }
}
