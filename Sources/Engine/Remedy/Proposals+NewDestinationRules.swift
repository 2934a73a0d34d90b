import Model

/// What a DestinationRule could say where none speaks of TLS.
extension Proposals {
    /// Where no rule says anything of TLS: one that does, or the host's own rule with it.
    var newRuleWithIstioMTLS: Proposal? {
        guard deciding == nil, sender != nil, let service = circumstances.service, isOfTheMesh else { return nil }
        let tls = ClientTLSSettings(mode: .istioMutual)
        let decision = sendingTLS
        if let reference = decision.from.first,
            let place = objects.destinationRules.firstIndex(where: { $0.reference == reference })
        {
            let rule = objects.destinationRules[place]
            if rule.generatedFrom != nil { return nil }
            let path = pathOfTLS(in: rule, for: walk.lastUpstream)
            return proposal(
                "let \(reference) say ISTIO_MUTUAL",
                changes: [Change(rule, edits: [ObjectEdit(set: path, to: tls.text)])]
            ) { $0.destinationRules[place].setTLS(tls, at: path) }
        }
        return newRule(.istioMutual, named: "istio-mutual", in: service.namespace, for: service)
    }

    /// The same in the client's namespace, whose rules are looked up before those of the service's.
    var ownRuleWithIstioMTLS: Proposal? {
        guard deciding == nil, let sender, let service = circumstances.service, isOfTheMesh,
            sender.name.namespace != service.namespace
        else { return nil }
        return newRule(.istioMutual, named: "istio-mutual", in: sender.name.namespace, for: service)
    }

    private func newRule(
        _ mode: ClientTLSSettings.Mode, named suffix: String, in namespace: String, for service: MeshService
    ) -> Proposal? {
        let rule = DestinationRule(
            metadata: Metadata(name: "\(service.host.prefix { $0 != "." })-\(suffix)", namespace: namespace),
            host: service.host,
            trafficPolicy: TrafficPolicy(settings: TrafficPolicy.Settings(tls: ClientTLSSettings(mode: mode))))
        guard !objects.destinationRules.contains(where: { $0.reference == rule.reference }) else { return nil }
        return proposal(
            "call `\(service.host)` with Istio mTLS: \(rule.reference), \(mode.rawValue)",
            changes: [Change(creating: rule.reference, rule.text)],
            tradeoffs: ["callers with a sidecar break where an endpoint of the host has none"]
        ) { $0.destinationRules.append(rule) }
    }

    /// Where the `tls` stands that would decide: for the subset, and for the port where either has a policy of its own.
    func pathOfTLS(in rule: DestinationRule, for upstream: Upstream?) -> [String] {
        var (path, policy) = (["spec", "trafficPolicy"], rule.trafficPolicy)
        if let subset = upstream?.subset, let own = subset.trafficPolicy,
            let place = rule.subsets.firstIndex(where: { $0.name == subset.name })
        {
            (path, policy) = (["spec", "subsets", "\(place)", "trafficPolicy"], own)
        }
        let number = upstream?.port.number ?? circumstances.servicePort?.number
        if let entry = policy?.portLevels.firstIndex(where: { $0.port == number }) {
            path += ["portLevelSettings", "\(entry)"]
        }
        return path + ["tls"]
    }

    /// Where no rule decides: auto mTLS sends what nothing takes off.
    var newRuleWithoutTLS: Proposal? {
        guard deciding == nil, let service = circumstances.service, let port = circumstances.servicePort?.number else {
            return nil
        }
        let level = TrafficPolicy.PortLevel(
            port: port, settings: TrafficPolicy.Settings(tls: ClientTLSSettings(mode: .disable)))
        let name = service.host.prefix { $0 != "." }
        let rule = DestinationRule(
            metadata: Metadata(name: "\(name)-\(port)-disable", namespace: service.namespace), host: service.host,
            trafficPolicy: TrafficPolicy(portLevels: [level]))
        return proposal(
            "turn auto mTLS off for port \(port) of `\(service.host)`: a DestinationRule DISABLE",
            changes: [Change(creating: rule.reference, rule.text)], weakens: true,
            tradeoffs: ["the sidecar adds nothing on this port: what the application sends travels as it is"]
        ) { $0.destinationRules.append(rule) }
    }
}
