import Model

extension Circumstances {
    /// Which DestinationRule decides what the client's sidecar does; those that do not are looked for apart.
    var clientTLS: Decisions.ClientTLS { tls(walk.upstream, without: ruleNotReached, because: noClusterText) }

    /// Which DestinationRule decides what the gateway does that the call came to last.
    var gatewayTLS: Decisions.ClientTLS? { walk.gateway.map(tls) }

    /// Which DestinationRule decides what a gateway on the way does.
    func tls(of gateway: GatewayPassage) -> Decisions.ClientTLS {
        tls(gateway.upstream, without: nil, because: Self.noClusterOfGateway)
    }

    /// The DestinationRules that cover the service, and that the client's sidecar does not follow.
    var unheardByClient: [Decisions.Shadowed] {
        unheard(by: client, walk.upstream, without: ruleNotReached, because: noClusterText)
    }

    /// The same for a gateway on the way.
    func unheard(by gateway: GatewayPassage) -> [Decisions.Shadowed] {
        unheard(
            by: mesh.workloads[gateway.workload], gateway.upstream, without: nil, because: Self.noClusterOfGateway)
    }

    private static let noClusterOfGateway = "the gateway leads the call to no cluster"

    private func unheard(
        by sender: MeshWorkload?, _ upstream: Upstream?, without rule: ConsolidatedDestinationRule?, because: String
    ) -> [Decisions.Shadowed] {
        UnheardRules(
            mesh: mesh, sender: sender, heard: upstream?.rule ?? rule, upstream: upstream, otherwise: because,
            host: (upstream?.service ?? subject.destinations.first?.service).map { mesh.services[$0].host }
        ).shadowed
    }

    private func tls(
        _ upstream: Upstream?, without rule: ConsolidatedDestinationRule?, because: String
    ) -> Decisions.ClientTLS {
        guard let upstream else {
            return Decisions.ClientTLS(mode: "none", from: rule?.from ?? [], because: because)
        }
        let from = upstream.rule?.from ?? []
        guard let mode = upstream.tls.settings.tls?.mode else {
            let isAuto = mesh.settings.enableAutoMTLS && !mesh.services[upstream.service].isExternal
            return Decisions.ClientTLS(
                mode: isAuto ? "auto" : "none", from: from,
                because: isAuto
                    ? "no DestinationRule says anything of TLS for this port, so auto mTLS decides by endpoint"
                    : "no DestinationRule says anything of TLS for this port, and auto mTLS does not apply")
        }
        let decided = mesh.place(ofTLS: upstream)
        return Decisions.ClientTLS(
            mode: mode.rawValue, decidedBy: decided.rule, pointer: decided.pointer, from: from, shadowed: [],
            because: decided.because)
    }

    /// The rule that would apply, where the client's sidecar waits before it chooses a cluster.
    private var ruleNotReached: ConsolidatedDestinationRule? {
        guard case .refused(.clientWaitsForBytes) = walk.exit, let service, let client else { return nil }
        return mesh.destinationRules.rule(for: service, client: client.name.namespace, labels: client.labels)
    }

    private var noClusterText: String {
        switch walk.exit {
        case .direct(.noSidecar): "the client has no sidecar, and DestinationRules are only for sidecars"
        case .direct(.outsideTheMesh): "the client is outside the mesh, and DestinationRules are only for sidecars"
        case .direct(.notCaptured): "the connection passes the client's sidecar by"
        case .passthrough: "the call leaves by PassthroughCluster, where no DestinationRule applies"
        case .refused, .answered: "the client's sidecar refuses the call"
        case .cluster, .unsettled: "no cluster was chosen"
        }
    }
}

extension Decisions.ClientTLS {
    init(
        mode: String, from: [ObjectReference], because: String
    ) {
        self.init(mode: mode, decidedBy: nil, pointer: nil, from: from, shadowed: [], because: because)
    }
}
