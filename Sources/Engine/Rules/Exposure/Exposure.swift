import Model

/// What makes a call that works readable on the network: who sends it in the clear, and what its proxy was told.
struct Exposure {
    let explanation: Explanation
    /// How the bytes left the client; a cluster where it is a gateway that sends them in the clear.
    let exit: ClientExit.Kind
    /// What the proxy that sends them does towards its cluster; nil where there is none.
    let transport: ClusterTransport?
    /// Where they arrive.
    let arrivesAt: Hop

    /// nil where the call does not work, or cannot be read.
    init?(_ explanation: Explanation) {
        guard explanation.outcome.verdict == .plaintext, let second = explanation.walk.second else { return nil }
        let walk = explanation.walk
        // Said by `gatewayExposures`, where only a leg to a gateway is readable.
        if let first = walk.gateways.first, walk.first != nil || first.leg.flow.transport != .plaintext,
            second.flow.transport != .plaintext
        {
            return nil
        }
        self.explanation = explanation
        // Behind a gateway it is the gateway that sends in the clear; before it, only the client can.
        let isBehindGateway = walk.gateway != nil && second.flow.transport == .plaintext
        exit = isBehindGateway ? .cluster : walk.exit
        transport = isBehindGateway ? walk.lastTransport : walk.transport
        arrivesAt = second.to
    }

    var walk: Walk { explanation.walk }
    var client: MeshWorkload? { explanation.circumstances.client }
    var server: MeshWorkload? { explanation.circumstances.server }

    /// Whether a cluster of a proxy's is what the bytes left by.
    var isByCluster: Bool {
        if case .cluster = exit { true } else { false }
    }

    /// Why nothing was put on, as the hop that sends in the clear has it.
    var cause: String {
        (walk.second?.flow.transport == .plaintext ? explanation.sending : explanation.clientSending).rawCause
    }

    func finding(
        _ code: Code, _ message: String, at place: (object: ObjectReference, pointer: String)? = nil
    ) -> Finding {
        Finding(code: code, message: message, resource: place?.object, pointer: place?.pointer)
    }
}

extension Exposure {
    /// The rules in the order in which they are asked; the first that fits says why.
    private static let rules: [@Sendable (Exposure) -> Finding?] = [
        ClientWithoutSidecarRule.finding, ClientPortNotCapturedRule.finding, SidecarHidesHostRule.finding,
        NotHTTPOnHTTPPortRule.finding, PodAddressDialledRule.finding, PassthroughUnknownHostRule.finding,
        LostOriginationRule.finding, DestinationRuleDisablesTLSRule.finding, AutoMutualTLSOffRule.finding,
        EndpointNotLabelledRule.finding, PeerAuthenticationDisablesRule.finding, ServerPortNotCapturedRule.finding,
        MixedHeadlessServiceRule.finding, IgnoredOriginationRule.finding, ExternalPlaintextRule.finding,
        ServerWithoutSidecarRule.finding,
    ]

    /// Why the call can be read.
    var finding: Finding? {
        for rule in Self.rules {
            if let finding = rule(self) { return finding }
        }
        return nil
    }
}

extension MeshWorkload {
    /// The labels of its pods, as the place of a finding.
    var labelsPlace: (object: ObjectReference, pointer: String) { (reference, "\(podMetadataPointer)/labels") }

    /// The annotations of its pods, as the place of a finding.
    var annotationsPlace: (object: ObjectReference, pointer: String) {
        (reference, "\(podMetadataPointer)/annotations")
    }
}
