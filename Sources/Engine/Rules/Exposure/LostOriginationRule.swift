import Model

/// The entry for the called port drops the TLS that the rule asks for above it.
enum LostOriginationRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        switch exposure.transport {
        case .auto, .raw(.externalService): break
        case .raw, .istioMTLS, .originated, nil: return nil
        }
        guard exposure.isByCluster, let upstream = exposure.walk.lastUpstream, let rule = upstream.rule?.rule,
            let place = rule.trafficPolicy?.portLevels.firstIndex(where: { $0.port == upstream.port.number })
        else { return nil }
        let context = RuleContext(
            mesh: exposure.explanation.mesh, client: exposure.client?.name.namespace, called: upstream.service)
        return OriginationLostRule.findings(on: rule, in: context).first {
            $0.isAt("/spec/trafficPolicy/portLevelSettings/\(place)")
        }
    }
}
