import Model

extension Explanation {
    /// Why a call that works can be read on the network.
    var exposure: Finding? {
        guard outcome.verdict == .plaintext, let second = walk.second else { return nil }
        // Said by `gatewayExposures`, where only the leg to the gateway is readable.
        if let gateway = walk.gateway, walk.first != nil, gateway.leg.flow.transport == .plaintext,
            second.flow.transport != .plaintext
        {
            return nil
        }
        let server = circumstances.server
        func finding(_ code: Code, _ message: String, _ place: (object: ObjectReference, pointer: String)?) -> Finding {
            Finding(code: code, message: message, resource: place?.object, pointer: place?.pointer)
        }
        // Behind a gateway it is the gateway that sends in the clear; before it, only the client can.
        let isBehindGateway = walk.gateway != nil && second.flow.transport == .plaintext
        switch isBehindGateway ? .cluster : walk.exit {
        case .direct(.noSidecar):
            let reason = circumstances.client?.decision.reason.words ?? ""
            return finding(
                .clientWithoutSidecar, "the client's pod has no sidecar: \(reason)",
                circumstances.client.map { ($0.reference, "\($0.podMetadataPointer)/labels") })
        case .direct(.outsideTheMesh):
            return finding(.clientWithoutSidecar, "\(circumstances.clientName) has no sidecar and sends plaintext", nil)
        case .direct(.notCaptured):
            return finding(
                .clientPortNotCaptured, "an annotation keeps the connection away from the client's sidecar",
                circumstances.client.map { ($0.reference, "\($0.podMetadataPointer)/annotations") })
        case .passthrough(let unmatched):
            if let hidden = SidecarHidesHostRule.finding(self) { return hidden }
            return finding(passthroughCode(unmatched), "\(unmatched.words), and PassthroughCluster adds no TLS", nil)
        case .refused, .unsettled:
            return nil
        case .cluster:
            break
        }
        switch isBehindGateway ? walk.lastTransport : walk.transport {
        case .raw(.destinationRule):
            return finding(.destinationRuleDisablesTLS, exposed.rawCause, clientRulePlace)
        case .raw(.autoMTLSOff):
            return finding(.autoMutualTLSOff, exposed.rawCause, nil)
        case .raw(.inferredDisable):
            return finding(.peerAuthenticationDisables, exposed.rawCause, policyPlace)
        case .auto where lostOrigination != nil, .raw(.externalService) where lostOrigination != nil:
            return lostOrigination
        case .auto where walk.lastUpstream?.tls.endpointMode == .disable:
            return finding(
                .destinationRuleDisablesTLS, exposed.rawCause,
                walk.lastUpstream?.rule.map { ($0.rule.reference, "/spec") })
        case .auto where server?.hasSidecar ?? false && walk.endpoint?.tlsMode != "istio":
            return finding(
                .endpointNotLabelled, exposed.rawCause, server.map { ($0.reference, "\($0.podMetadataPointer)/labels") }
            )
        case .auto where second.to == .serverSidecar:
            return finding(.peerAuthenticationDisables, exposed.rawCause, policyPlace)
        case .auto where server?.hasSidecar ?? false:
            return finding(
                .serverPortNotCaptured, "an annotation keeps the port away from the server's sidecar",
                server.map { ($0.reference, "\($0.podMetadataPointer)/annotations") })
        case .raw(.headlessMixed):
            return finding(.mixedHeadlessService, exposed.rawCause, nil)
        case .raw(.credentialNameIgnored):
            return finding(.credentialNameWithoutSelector, exposed.rawCause, clientRulePlace)
        case .raw(.certificateMissing):
            return finding(.mutualWithoutCertificate, exposed.rawCause, clientRulePlace)
        case .raw(.externalService):
            return finding(.externalPlaintext, exposed.rawCause, nil)
        case .raw, .auto, .istioMTLS, .originated, nil:
            let reason = server?.decision.reason.words ?? "it is not a workload of the mesh"
            return finding(
                .serverWithoutSidecar, "no sidecar stands before the server: \(reason)",
                server.map { ($0.reference, "\($0.podMetadataPointer)/labels") })
        }
    }

    /// The entry for the called port that drops the TLS above it.
    private var lostOrigination: Finding? {
        guard let upstream = walk.lastUpstream, let rule = upstream.rule else { return nil }
        let context = RuleContext(mesh: mesh, client: circumstances.client?.name.namespace, called: upstream.service)
        for (place, level) in (rule.rule.trafficPolicy?.portLevels ?? []).enumerated()
        where level.port == upstream.port.number {
            return OriginationLostRule.findings(on: rule.rule, in: context).first {
                $0.isAt("/spec/trafficPolicy/portLevelSettings/\(place)")
            }
        }
        return nil
    }

    /// The hop whose bytes are readable.
    private var exposed: Sending {
        walk.second?.flow.transport == .plaintext ? sending : clientSending
    }

    private func passthroughCode(_ unmatched: ClientExit.Unmatched) -> Code {
        switch unmatched {
        case .notHTTP: return .notHTTPOnHTTPPort
        case .unknownHost, .noMatchingSNI: return .passthroughUnknownHost
        case .noListener:
            if case .pod? = subject.destinations.first?.address { return .podAddressDialled }
            return .passthroughUnknownHost
        }
    }

    var doubleEncryption: Finding {
        let place = portPlace
        return Finding(
            code: .doubleEncryption,
            message: "every byte is encrypted \(cost.encryptionsPerByte) times between the two applications",
            resource: place?.object, pointer: place?.pointer)
    }
}
