import Model

/// An entry for a port replaces the whole policy above it, its `tls` too.
enum OriginationLostRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        guard let policy = rule.trafficPolicy, let tls = policy.settings.tls, tls.originates else { return [] }
        let mesh = context.mesh
        let covered = policy.portLevels.isEmpty ? [] : context.services(coveredBy: rule)
        return policy.portLevels.enumerated().compactMap { place, level in
            guard level.settings.tls == nil, covered.contains(where: { mesh.services[$0].port(level.port) != nil })
            else { return nil }
            return Finding(
                code: .originationLost,
                message: "the entry for port \(level.port) has no `tls` and inherits none, so \(tls.mode.rawValue) is "
                    + "lost there",
                resource: rule.reference, pointer: "/spec/trafficPolicy/portLevelSettings/\(place)")
        }
    }
}
