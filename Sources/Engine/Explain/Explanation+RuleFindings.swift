import Model

extension Explanation {
    /// DestinationRules that cover the service, and those that were probably meant to.
    func ruleFindings(_ client: MeshWorkload, _ context: RuleContext) -> [Finding] {
        guard let service = circumstances.service else { return [] }
        let decided = clientTLS
        // An alias is a host like any other for a client, and none that a rule is for.
        let rules = service.isAlias ? MeshRules.ofDestinationRules : MeshRules.ofCoveringDestinationRules
        var result: [Finding] = []
        for rule in mesh.objects.destinationRules {
            if Host.matches(pattern: rule.qualifiedHost, name: service.host) {
                for find in rules { result.add(find(rule, context)) }
                if decided.from.contains(rule.reference) { result.add(blockFindings(rule, decided, context)) }
                continue
            }
            guard [client.name.namespace, service.namespace].contains(rule.metadata.namespace),
                rule.almostCovers(service)
            else { continue }
            result.add(DestinationRuleHostTooShortRule.findings(on: rule, in: context))
            result.add(DestinationRuleMatchesNoServiceRule.findings(on: rule, in: context))
        }
        return result.filter(concernsPort)
    }

    /// What stands in the `tls` that the call follows.
    private func blockFindings(
        _ rule: DestinationRule, _ decided: Decisions.ClientTLS, _ context: RuleContext
    ) -> [Finding] {
        guard !rule.tlsBlocks.isEmpty, decided.decidedBy == rule.reference, let pointer = decided.pointer else {
            return []
        }
        let block = pointer.hasSuffix("/mode") ? String(pointer.dropLast(5)) : pointer
        return MeshRules.ofTLSBlocks.flatMap { $0(rule, context) }.filter { $0.isAt(block) }
    }

    /// An entry for another port than the called one changes nothing for this call.
    private func concernsPort(_ finding: Finding) -> Bool {
        guard finding.code.number == Code.originationLost.number, let number = circumstances.servicePort?.number,
            let rule = mesh.objects.destinationRules.first(where: { $0.reference == finding.resource }),
            let place = rule.trafficPolicy?.portLevels.firstIndex(where: { $0.port == number })
        else { return finding.code.number != Code.originationLost.number }
        return finding.isAt("/spec/trafficPolicy/portLevelSettings/\(place)")
    }
}
