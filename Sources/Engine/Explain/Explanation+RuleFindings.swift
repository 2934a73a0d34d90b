import Model

extension Explanation {
    /// DestinationRules that cover the service, and those that were probably meant to.
    func ruleFindings(_ client: MeshWorkload, _ context: RuleContext) -> [Finding] {
        guard let service = circumstances.service else { return [] }
        let from = clientTLS.from
        var result: [Finding] = []
        for rule in mesh.objects.destinationRules {
            if Host.matches(pattern: rule.qualifiedHost, name: service.host) {
                for find in MeshRules.ofDestinationRules { result += find(rule, context) }
                if from.contains(rule.reference) { result += blockFindings(rule, context) }
                continue
            }
            guard [client.name.namespace, service.namespace].contains(rule.metadata.namespace),
                rule.almostCovers(service)
            else { continue }
            result += DestinationRuleHostTooShortRule.findings(on: rule, in: context)
            result += DestinationRuleMatchesNoServiceRule.findings(on: rule, in: context)
        }
        return result.filter(concernsPort)
    }

    /// What stands in the `tls` that the call follows.
    private func blockFindings(_ rule: DestinationRule, _ context: RuleContext) -> [Finding] {
        guard clientTLS.decidedBy == rule.reference, let pointer = clientTLS.pointer else {
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
