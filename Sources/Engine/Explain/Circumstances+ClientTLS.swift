import Model

extension Circumstances {
    /// Which DestinationRule decides what the client's sidecar does, and which do not.
    var clientTLS: Decisions.ClientTLS {
        guard let upstream = walk.upstream else {
            let rule = ruleNotReached
            return Decisions.ClientTLS(
                mode: "none", from: rule?.from ?? [], shadowed: shadowedRules(by: rule), because: noClusterText)
        }
        let from = upstream.rule?.from ?? []
        let shadowed = shadowedRules(by: upstream.rule)
        guard let mode = upstream.tls.settings.tls?.mode else {
            let isAuto = mesh.settings.enableAutoMTLS && !mesh.services[upstream.service].isExternal
            return Decisions.ClientTLS(
                mode: isAuto ? "auto" : "none", from: from, shadowed: shadowed,
                because: isAuto
                    ? "no DestinationRule says anything of TLS for this port, so auto mTLS decides by endpoint"
                    : "no DestinationRule says anything of TLS for this port, and auto mTLS does not apply")
        }
        let decided = deciding(upstream)
        return Decisions.ClientTLS(
            mode: mode.rawValue, decidedBy: decided.rule, pointer: decided.pointer, from: from, shadowed: shadowed,
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
        case .refused: "the client's sidecar refuses the call"
        case .cluster, .unsettled: "no cluster was chosen"
        }
    }

    private func deciding(_ upstream: Upstream) -> (rule: ObjectReference?, pointer: String, because: String) {
        let rules = upstream.rule.map { merged($0) } ?? []
        let port = upstream.port.number
        if let subset = upstream.subset, let own = subset.trafficPolicy,
            own.portLevel(port) != nil || own.settings.tls != nil,
            let rule = rules.first(where: { $0.subsets.contains { $0.name == subset.name } }),
            let place = rule.subsets.firstIndex(where: { $0.name == subset.name })
        {
            let base = "/spec/subsets/\(place)/trafficPolicy"
            return (rule.reference, pointer(in: own, port: port, base: base), "subset `\(subset.name)` decides")
        }
        guard let rule = rules.first(where: { $0.trafficPolicy != nil }), let policy = rule.trafficPolicy else {
            return (rules.first?.reference, "/spec", "it is the rule for this host")
        }
        let because =
            policy.portLevel(port) != nil
            ? "its entry for port \(port) replaces the policy above it, whole" : "its traffic policy covers every port"
        return (rule.reference, pointer(in: policy, port: port, base: "/spec/trafficPolicy"), because)
    }

    /// The rules as they were written that one consolidated rule is made of, the oldest first.
    private func merged(_ rule: ConsolidatedDestinationRule) -> [DestinationRule] {
        if rule.from.count == 1 { return [rule.rule] }
        return rule.from.compactMap { reference in
            mesh.objects.destinationRules.first { $0.reference == reference }
        }
    }

    private func pointer(in policy: TrafficPolicy, port: Int, base: String) -> String {
        guard let place = policy.portLevels.firstIndex(where: { $0.port == port }) else { return "\(base)/tls/mode" }
        return "\(base)/portLevelSettings/\(place)/tls/mode"
    }

    /// The rules whose host covers the service, and that are not heard.
    private func shadowedRules(by rule: ConsolidatedDestinationRule?) -> [Decisions.Shadowed] {
        guard mesh.objects.destinationRules.count > rule?.from.count ?? 0, let host = service?.host else { return [] }
        var result: [Decisions.Shadowed] = []
        for other in mesh.objects.destinationRules {
            let reference = other.reference
            if rule?.from.contains(reference) ?? false { continue }
            let otherHost = Host.qualified(other.host, namespace: other.metadata.namespace)
            guard otherHost == host || Host.matches(pattern: otherHost, name: host) else { continue }
            result.append(Decisions.Shadowed(object: reference, because: reasonNotHeard(other, instead: rule)))
        }
        return result.sorted { $0.object < $1.object }
    }

    private func reasonNotHeard(_ rule: DestinationRule, instead: ConsolidatedDestinationRule?) -> String {
        guard walk.upstream != nil else { return noClusterText }
        if let selector = rule.workloadSelector, let client, !selector.isSubset(of: client.labels) {
            return "its `workloadSelector` does not select the client"
        }
        if let client, !rule.exportTo.isEmpty,
            Set(rule.exportTo).isDisjoint(with: ["*", client.name.namespace])
                && !(rule.exportTo.contains(".") && rule.metadata.namespace == client.name.namespace)
        {
            return "its `exportTo` does not reach the client's namespace"
        }
        guard let winner = instead?.rule else { return "the client does not look into its namespace" }
        if winner.metadata.namespace != rule.metadata.namespace {
            return "\(winner.reference) is in a namespace that is looked up first"
        }
        return "the host of \(winner.reference) is more specific"
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
