import Model

/// What the DestinationRule that decides could say instead, or a new one.
extension Proposals {
    struct Deciding {
        var rule: DestinationRule
        /// From the root of the object to its `tls`.
        var path: [String]
        var mode: ClientTLSSettings.Mode
    }

    /// What the last proxy was told that sent the call on: a gateway, where the call came past it.
    var sendingTLS: Decisions.ClientTLS {
        guard walk.gateway?.upstream != nil, let decision = circumstances.gatewayTLS else {
            return circumstances.clientTLS
        }
        return decision
    }

    /// The workload of that proxy; nil where none stands on the client's side.
    var sender: MeshWorkload? {
        if let gateway = walk.gateway, gateway.upstream != nil { return mesh.workloads[gateway.workload] }
        return circumstances.client.flatMap { $0.hasSidecar ? $0 : nil }
    }

    var deciding: Deciding? {
        let decision = sendingTLS
        guard let reference = decision.decidedBy, let pointer = decision.pointer,
            let mode = ClientTLSSettings.Mode(rawValue: decision.mode),
            let rule = objects.destinationRules.first(where: { $0.reference == reference }), rule.generatedFrom == nil
        else { return nil }
        let path = pointer.split(separator: "/").map(String.init)
        return Deciding(rule: rule, path: path.last == "mode" ? path.dropLast() : path, mode: mode)
    }

    /// Whether Istio mTLS may make sense at all: workloads of the mesh can stand behind an external host too.
    var isOfTheMesh: Bool {
        circumstances.server != nil || !(circumstances.service?.isExternal ?? true)
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
        guard let deciding, deciding.mode != .istioMutual, isOfTheMesh else {
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

    /// ISTIO_MUTUAL at the client, and PERMISSIVE at the server that says DISABLE.
    var mutualTLSOnBothSides: Proposal? { together(ruleWithIstioMTLS) { $0.permissivePolicy } }

    /// ISTIO_MUTUAL at the proxy that sends, for an application that then needs no TLS of its own.
    var mutualTLSAndPlaintextInServer: Proposal? {
        guard expectsTLS else { return nil }
        return together(ruleWithIstioMTLS) { $0.plaintextInServer }
    }

    var ruleWithoutNames: Proposal? {
        guard let deciding, let tls = walk.lastUpstream?.tls.settings.tls,
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
        let isOpen = walk.gateway == nil ? subject.call.applicationTLS == nil : walk.second?.flow.applicationTLS == nil
        guard walk.first != nil || walk.gateway != nil, walk.third == nil || deciding?.mode == .simple, isOpen,
            let service = circumstances.service, let client = sender
        else { return nil }
        let certificates =
            tls.mode == .simple
            ? "without `caCertificates` the proxy verifies with the system's roots"
            : "the certificate files have to be mounted into the proxy that sends"
        if let deciding {
            return replacing(
                deciding, by: tls, "let \(deciding.rule.reference) say \(tls.mode.rawValue)", tradeoffs: [certificates])
        }
        let name = service.host.prefix { $0 != "." }
        let rule = DestinationRule(
            metadata: Metadata(name: "\(name)-tls", namespace: client.name.namespace), host: service.host,
            trafficPolicy: TrafficPolicy(settings: TrafficPolicy.Settings(tls: tls)))
        return proposal(
            "let \(walk.gateway == nil ? "the client's sidecar" : "the gateway") originate TLS: a DestinationRule \(tls.mode.rawValue) for `\(service.host)`",
            changes: [Change(creating: rule.reference, rule.text)], tradeoffs: [certificates]
        ) { $0.destinationRules.append(rule) }
    }
}
