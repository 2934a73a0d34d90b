import Model

/// What the DestinationRule that decides could say instead, or a new one.
extension Proposals {
    private struct Deciding {
        var rule: DestinationRule
        /// From the root of the object to its `tls`.
        var path: [String]
        var mode: ClientTLSSettings.Mode
    }

    private var deciding: Deciding? {
        let decision = circumstances.clientTLS
        guard let reference = decision.decidedBy, let pointer = decision.pointer,
            let mode = ClientTLSSettings.Mode(rawValue: decision.mode),
            let rule = objects.destinationRules.first(where: { $0.reference == reference })
        else { return nil }
        let path = pointer.split(separator: "/").map(String.init)
        return Deciding(rule: rule, path: path.last == "mode" ? path.dropLast() : path, mode: mode)
    }

    private func replacing(
        _ deciding: Deciding, by tls: ClientTLSSettings?, _ title: String, weakens: Bool = false,
        tradeoffs: [String] = []
    ) -> Proposal {
        let edit = tls.map { ObjectEdit(set: deciding.path, to: $0.text) } ?? ObjectEdit(remove: deciding.path)
        return proposal(
            title, changes: [Change(deciding.rule, edits: [edit])], weakens: weakens, tradeoffs: tradeoffs
        ) { objects in
            guard let place = objects.destinationRules.firstIndex(where: { $0.reference == deciding.rule.reference })
            else { return }
            objects.destinationRules[place].setTLS(tls, at: deciding.path)
        }
    }

    /// A host of the mesh is to be called with Istio mTLS.
    var ruleWithIstioMTLS: Proposal? {
        guard let deciding, deciding.mode != .istioMutual, !(circumstances.service?.isExternal ?? true) else {
            return nil
        }
        return replacing(
            deciding, by: ClientTLSSettings(mode: .istioMutual),
            "let \(deciding.rule.reference) say ISTIO_MUTUAL instead of \(deciding.mode.rawValue)")
    }

    /// Without `tls` auto mTLS decides by endpoint.
    var ruleRemovingTLS: Proposal? {
        guard let deciding else { return nil }
        return replacing(
            deciding, by: nil, "remove `tls` (\(deciding.mode.rawValue)) from \(deciding.rule.reference)",
            tradeoffs: mesh.settings.enableAutoMTLS ? ["auto mTLS then decides for each endpoint"] : [])
    }

    var ruleWithoutTLS: Proposal? {
        guard let deciding, deciding.mode != .disable else { return nil }
        return replacing(
            deciding, by: ClientTLSSettings(mode: .disable),
            "let \(deciding.rule.reference) say DISABLE instead of \(deciding.mode.rawValue)", weakens: true,
            tradeoffs: ["the sidecar adds nothing: what the application sends travels as it is"])
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
            changes: [Change(rule, edits: [])], weakens: true,
            tradeoffs: ["the sidecar adds nothing on this port: what the application sends travels as it is"]
        ) { $0.destinationRules.append(rule) }
    }

    /// ISTIO_MUTUAL at the client, and PERMISSIVE at the server that says DISABLE.
    var mutualTLSOnBothSides: Proposal? {
        guard let client = ruleWithIstioMTLS, let server = permissivePolicy else { return nil }
        var both = client
        both.title += ", and \(server.title)"
        both.changes += server.changes
        both.objects.peerAuthentications = server.objects.peerAuthentications
        return both
    }

    var ruleWithoutNames: Proposal? {
        guard let deciding, let tls = circumstances.walk.upstream?.tls.settings.tls,
            !tls.subjectAltNames.isEmpty
        else { return nil }
        var changed = tls
        changed.subjectAltNames = []
        return replacing(
            deciding, by: changed, "remove `subjectAltNames` from \(deciding.rule.reference)",
            tradeoffs: ["the sidecar then accepts the identities of the service's own endpoints"])
    }

    /// The client's sidecar talks TLS to a server that has no sidecar of its own.
    var ruleWithSimpleTLS: Proposal? { originating(ClientTLSSettings(mode: .simple)) }

    var ruleWithClientCertificate: Proposal? {
        let tls = ClientTLSSettings(
            mode: .mutual, clientCertificate: "/etc/certs/cert.pem", privateKey: "/etc/certs/key.pem",
            caCertificates: "/etc/certs/ca.pem")
        return originating(tls)
    }

    private func originating(_ tls: ClientTLSSettings) -> Proposal? {
        guard walk.first != nil, walk.third == nil, subject.call.applicationTLS == nil,
            let service = circumstances.service, let client = circumstances.client
        else { return nil }
        let certificates =
            tls.mode == .simple
            ? "without `caCertificates` the sidecar verifies with the system's roots"
            : "the certificate files have to be mounted into the client's sidecar"
        if let deciding {
            return replacing(
                deciding, by: tls, "let \(deciding.rule.reference) say \(tls.mode.rawValue)", tradeoffs: [certificates])
        }
        let name = service.host.prefix { $0 != "." }
        let rule = DestinationRule(
            metadata: Metadata(name: "\(name)-tls", namespace: client.name.namespace), host: service.host,
            trafficPolicy: TrafficPolicy(settings: TrafficPolicy.Settings(tls: tls)))
        return proposal(
            "let the client's sidecar originate TLS: a DestinationRule \(tls.mode.rawValue) for `\(service.host)`",
            changes: [Change(rule, edits: [])], tradeoffs: [certificates]
        ) { $0.destinationRules.append(rule) }
    }
}

extension DestinationRule {
    /// - Parameter path: from the root of the object to a `tls`.
    fileprivate mutating func setTLS(_ tls: ClientTLSSettings?, at path: [String]) {
        if path.count > 3, path[1] == "subsets", let subset = Int(path[2]) {
            subsets[subset].trafficPolicy?.setTLS(tls, at: Array(path.dropFirst(4)))
        } else {
            trafficPolicy?.setTLS(tls, at: Array(path.dropFirst(2)))
        }
    }
}

extension TrafficPolicy {
    fileprivate mutating func setTLS(_ tls: ClientTLSSettings?, at path: [String]) {
        if path.count > 1, path[0] == "portLevelSettings", let entry = Int(path[1]) {
            portLevels[entry].settings.tls = tls
        } else {
            settings.tls = tls
        }
    }
}
