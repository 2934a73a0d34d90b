import Model

extension Explanation {
    /// What the rules over objects find at those that the call concerns: its two workloads, its service and port, and
    /// what was considered for them. Where there is nothing to consider, nothing is looked at.
    var objectFindings: [Finding] {
        let client = circumstances.client.flatMap { $0.hasSidecar ? $0 : nil }
        let called = walk.upstream?.service ?? subject.destinations.first?.service
        let context = RuleContext(mesh: mesh, client: client?.name.namespace, called: called)
        var result: [Finding] = []
        if !mesh.peerAuthentications.isEmpty { result.add(policyFindings(context)) }
        if !mesh.objects.destinationRules.isEmpty, let client { result.add(ruleFindings(client, context)) }
        if !mesh.sidecars.isEmpty { result.add(sidecarFindings(context)) }
        if let called { result.add(serviceFindings(called, client: client, context)) }
        result.add(workloadFindings(context))
        result.add(gatewayFindings)
        if outcome.verdict == .broken, let failure = walk.failure {
            for webhook in circumstances.webhooks {
                result.append(WebhookUnreachableRule.finding(on: webhook, failure: failure))
            }
        }
        return MeshRules.inOrder(result)
    }

    /// PeerAuthentications that select the server, and those that were probably meant to.
    private func policyFindings(_ context: RuleContext) -> [Finding] {
        guard let server else { return [] }
        let (root, own) = (mesh.settings.rootNamespace, server.name.namespace)
        let isEnforced = server.decision.dataplane != .none
        var result: [Finding] = []
        for namespace in root == own ? [own] : [root, own] {
            for policy in mesh.peerAuthentications[namespace] {
                if policy.selector.isSubset(of: server.labels) {
                    guard isEnforced else {
                        result.add(PeerAuthenticationSelectsNoSidecarRule.findings(on: policy, in: context))
                        continue
                    }
                    for rule in MeshRules.ofHeardPeerAuthentications { result.add(rule(policy, context)) }
                } else if policy.selector.almostSelects(server.labels) {
                    result.add(PeerAuthenticationSelectsNothingRule.findings(on: policy, in: context))
                }
            }
        }
        return result
    }

    private func sidecarFindings(_ context: RuleContext) -> [Finding] {
        let (client, server) = (circumstances.client, self.server)
        var result: [Finding] = []
        for workload in [client, server].compactMap({ $0 }) {
            if workload === server && workload === client { continue }
            for sidecar in mesh.sidecars[workload.name.namespace] where !sidecar.workloadSelector.isEmpty {
                if sidecar.workloadSelector.isSubset(of: workload.labels) {
                    result.add(SidecarSelectsNoSidecarRule.findings(on: sidecar, in: context))
                } else if sidecar.workloadSelector.almostSelects(workload.labels) {
                    result.add(SidecarSelectsNothingRule.findings(on: sidecar, in: context))
                }
            }
        }
        return result
    }

    /// What the called port declares, and who else speaks of the service.
    private func serviceFindings(_ place: Int, client: MeshWorkload?, _ context: RuleContext) -> [Finding] {
        let service = mesh.services[place]
        guard let number = circumstances.servicePort?.number,
            let index = service.ports.firstIndex(where: { $0.number == number })
        else { return [] }
        var result: [Finding] = []
        switch service.registry {
        case .serviceEntry(let source):
            result.add(ServiceEntryCatchesPortRule.findings(on: mesh.objects.serviceEntries[source], in: context))
        case .kubernetes:
            result.add(PortNameNotProtocolRule.findings(on: place, in: context))
            result.add(AppProtocolOverrulesNameRule.findings(on: place, in: context))
            guard case .workload(let server)? = circumstances.intendedEndpoint?.place, mesh.workloads[server].hasSidecar
            else { break }
            let finding = TargetPortDeclaredTwiceRule.finding(on: place, port: index, of: server, in: context) {
                circumstances.inboundPort(ofWorkload: server, port: $0)
            }
            if let finding { result.append(finding) }
        }
        result.removeAll { !$0.isAt("/spec/ports/\(index)") }
        if let client, !mesh.virtualServices.isEmpty {
            for candidate in mesh.virtualServices where candidate.isExported(to: client.name.namespace) {
                guard candidate.hosts.contains(where: { Host.matches(pattern: $0, name: service.host) }) else {
                    continue
                }
                result.add(VirtualServiceWrongKindRule.findings(on: candidate, in: context))
            }
        }
        return result
    }

    private func workloadFindings(_ context: RuleContext) -> [Finding] {
        var result: [Finding] = []
        func look(at place: Int) {
            result.add(InjectionAnnotationIgnoredRule.findings(on: place, in: context))
            result.add(InjectionDisabledByNamespaceRule.findings(on: place, in: context))
        }
        if case .workload(let client) = subject.caller { look(at: client) }
        if let endpoint = circumstances.intendedEndpoint, case .workload(let server) = endpoint.place {
            if subject.caller != .workload(server) { look(at: server) }
            result.add(ExcludedPortsIgnoredRule.findings(on: server, in: context))
            result.add(UncapturedServicePortRule.findings(on: server, port: endpoint.port, in: context))
        }
        return result
    }
}

extension Finding {
    /// Whether it points at a place or into it.
    func isAt(_ place: String) -> Bool {
        guard let pointer, pointer.hasPrefix(place) else { return false }
        return pointer.utf8.count == place.utf8.count || pointer.utf8.dropFirst(place.utf8.count).first == 0x2f
    }
}
