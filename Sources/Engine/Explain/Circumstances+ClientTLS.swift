import Model

extension Circumstances {
    /// Which DestinationRule decides what the client's sidecar does, and which do not.
    var clientTLS: Decisions.ClientTLS {
        tls(walk.upstream, of: client, without: ruleNotReached, because: noClusterText)
    }

    /// Which DestinationRule decides what a gateway on the way does, and which do not.
    var gatewayTLS: Decisions.ClientTLS? {
        walk.gateway.map { gateway in
            tls(
                gateway.upstream, of: mesh.workloads[gateway.workload], without: nil,
                because: "the gateway leads the call to no cluster")
        }
    }

    private func tls(
        _ upstream: Upstream?, of sender: MeshWorkload?, without rule: ConsolidatedDestinationRule?, because: String
    ) -> Decisions.ClientTLS {
        let heard = upstream?.rule ?? rule
        let unheard = UnheardRules(
            mesh: mesh, sender: sender, heard: heard, upstream: upstream, otherwise: because,
            host: (upstream?.service ?? subject.destinations.first?.service).map { mesh.services[$0].host })
        guard let upstream else {
            return Decisions.ClientTLS(
                mode: "none", from: heard?.from ?? [], shadowed: unheard.shadowed, because: because)
        }
        let from = upstream.rule?.from ?? []
        guard let mode = upstream.tls.settings.tls?.mode else {
            let isAuto = mesh.settings.enableAutoMTLS && !mesh.services[upstream.service].isExternal
            return Decisions.ClientTLS(
                mode: isAuto ? "auto" : "none", from: from, shadowed: unheard.shadowed,
                because: isAuto
                    ? "no DestinationRule says anything of TLS for this port, so auto mTLS decides by endpoint"
                    : "no DestinationRule says anything of TLS for this port, and auto mTLS does not apply")
        }
        let decided = mesh.place(ofTLS: upstream)
        return Decisions.ClientTLS(
            mode: mode.rawValue, decidedBy: decided.rule, pointer: decided.pointer, from: from,
            shadowed: unheard.shadowed, because: decided.because)
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
        case .refused: "the client's sidecar refuses the call"
        case .cluster, .unsettled: "no cluster was chosen"
        }
    }
}

extension Decisions.ClientTLS {
    init(
        mode: String, from: [ObjectReference], shadowed: [Decisions.Shadowed], because: String
    ) {
        self.init(
            mode: mode, decidedBy: nil, pointer: nil, from: from, shadowed: shadowed, because: because)
    }
}
