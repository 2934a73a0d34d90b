import Model

/// What the client's sidecar could be told for the gateway's Service.
extension GatewayProposals {
    /// Istio mTLS to the gateway, with the name that its server is known by.
    var mutualTLSToGateway: Proposal? {
        guard let upstream = leading, let name = names.last else { return nil }
        return rule(upstream, ClientTLSSettings(mode: .istioMutual, sni: name), "Istio mTLS, and `\(name)` as SNI,")
    }

    /// What the application sends goes to the gateway as it is.
    var nothingToGateway: Proposal? {
        guard let upstream = leading, upstream.tls.settings.tls != nil else { return nil }
        return rule(upstream, ClientTLSSettings(mode: .disable), "no TLS of the sidecar's own", weakens: true)
    }

    private func rule(_ upstream: Upstream, _ tls: ClientTLSSettings, _ what: String, weakens: Bool = false)
        -> Proposal?
    {
        let service = mesh.services[upstream.service]
        if upstream.tls.settings.tls == tls { return nil }
        let title = "send \(what) to port \(upstream.port.number) of `\(service.host)`"
        if upstream.tls.settings.tls != nil {
            let place = mesh.place(ofTLS: upstream)
            guard let index = objects.destinationRules.firstIndex(where: { $0.reference == place.rule }),
                objects.destinationRules[index].generatedFrom == nil
            else { return nil }
            let path = place.pointer.split(separator: "/").map(String.init).filter { $0 != "mode" }
            return proposals.proposal(
                "\(title): \(objects.destinationRules[index].reference)",
                changes: [Change(objects.destinationRules[index], edits: [ObjectEdit(set: path, to: tls.text)])],
                weakens: weakens
            ) { $0.destinationRules[index].setTLS(tls, at: path) }
        }
        if let reference = upstream.rule?.from.first {
            guard let index = objects.destinationRules.firstIndex(where: { $0.reference == reference }),
                objects.destinationRules[index].generatedFrom == nil
            else { return nil }
            let path = proposals.pathOfTLS(in: objects.destinationRules[index], for: upstream)
            return proposals.proposal(
                "\(title): \(reference)",
                changes: [Change(objects.destinationRules[index], edits: [ObjectEdit(set: path, to: tls.text)])],
                weakens: weakens
            ) { $0.destinationRules[index].setTLS(tls, at: path) }
        }
        let level = TrafficPolicy.PortLevel(port: upstream.port.number, settings: TrafficPolicy.Settings(tls: tls))
        let created = DestinationRule(
            metadata: Metadata(name: "\(service.host.prefix { $0 != "." })-tls", namespace: service.namespace),
            host: service.host, trafficPolicy: TrafficPolicy(portLevels: [level]))
        guard !objects.destinationRules.contains(where: { $0.reference == created.reference }) else { return nil }
        return proposals.proposal(
            "\(title): a DestinationRule", changes: [Change(creating: created.reference, created.text)],
            weakens: weakens
        ) { $0.destinationRules.append(created) }
    }
}
