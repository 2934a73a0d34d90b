import Model

/// What the AuthorizationPolicies of a workload say of a call.
enum AccessDecision: Hashable, Sendable {
    case allowed
    /// By a DENY that fits, or because no ALLOW does: then one of those.
    case denied(Refusal)
    /// It depends on something; the words are empty where another server is asked.
    case open([ObjectReference], needs: [String])
}

extension Mesh {
    /// CUSTOM first, then DENY, then ALLOW: where there is one of those, one has to fit.
    ///
    /// Istio: `pilot/pkg/security/authz/builder/builder.go`.
    func access(_ request: AccessRequest, to place: Int) -> AccessDecision {
        let policies = authorizationPolicies(for: workloads[place])
        func denied(_ policy: AuthorizationPolicy) -> AccessDecision {
            .denied(.policy(policy.reference, request, at: place))
        }
        var open: [ObjectReference] = []
        var needs: Set<String> = []
        func leaves(_ policy: AuthorizationPolicy, _ more: Set<String>) {
            open.append(policy.reference)
            needs.formUnion(more)
        }
        for policy in policies where policy.action == .deny {
            switch fits(policy, request) {
            case .yes: return denied(policy)
            case .open(let more): leaves(policy, more)
            case .no: break
            }
        }
        let allowing = policies.filter { $0.action == .allow }
        let answers = allowing.map { fits($0, request) }
        if let first = allowing.first, !answers.contains(.yes) {
            if answers.allSatisfy({ $0 == .no }) { return denied(first) }
            for (policy, fit) in zip(allowing, answers) {
                if case .open(let more) = fit { leaves(policy, more) }
            }
        }
        for policy in policies where policy.action == .custom {
            if fits(policy, request) != .no { leaves(policy, ["what its external authorizer answers"]) }
        }
        return open.isEmpty ? .allowed : .open(open.sorted(), needs: needs.sorted())
    }

    /// Those that are for a workload's proxy and enforced, by name.
    ///
    /// Istio: `pilot/pkg/model/policyattachment.go`, `ShouldAttachPolicy`.
    func authorizationPolicies(for workload: MeshWorkload) -> [AuthorizationPolicy] {
        if authorizations.isEmpty { return [] }
        let (own, root) = (workload.name.namespace, settings.rootNamespace)
        let found = own == root ? [own] : own < root ? [own, root] : [root, own]
        return found.flatMap { namespace in authorizations[namespace].filter { isMeant($0, for: workload) } }
    }

    /// - Parameter policy: of the workload's namespace, or of the root.
    private func isMeant(_ policy: AuthorizationPolicy, for workload: MeshWorkload) -> Bool {
        if policy.action == .audit || policy.isDryRun { return false }
        guard let gateways = policy.gateways else { return policy.selector.isSubset(of: workload.labels) }
        guard policy.metadata.namespace == workload.name.namespace, workload.decision.dataplane == .gateway else {
            return false
        }
        return gateways.contains {
            workload.labels[ListenerGateway.nameLabel] == $0 || workload.name.name == "\($0)-istio"
        }
    }

    private func fits(_ policy: AuthorizationPolicy, _ request: AccessRequest) -> Certainty {
        Certainty.any(policy.rules.map { fits($0, of: policy, request) })
    }

    /// Where requests are not read, an ALLOW that looks at them fits none, and another one looks at the rest alone.
    func fits(
        _ rule: AuthorizationPolicy.Rule, of policy: AuthorizationPolicy, _ request: AccessRequest
    ) -> Certainty {
        if !request.readsHTTP, policy.action == .allow, rule.items.contains(where: \.attribute.isOfRequest) {
            return .no
        }
        let alternatives = [rule.from, rule.to].filter { !$0.isEmpty }.map { list in
            Certainty.any(list.map { fits($0, of: policy, request) })
        }
        return Certainty.all(alternatives + [fits(rule.when, of: policy, request)])
    }

    /// All of the items that a proxy sees.
    func fits(
        _ items: [AuthorizationPolicy.Item], of policy: AuthorizationPolicy, _ request: AccessRequest
    ) -> Certainty {
        let seen = request.readsHTTP ? items : items.filter { !$0.attribute.isOfRequest }
        return Certainty.all(
            seen.map { request.fits($0, namespace: policy.metadata.namespace, trustDomains: trustDomains) })
    }
}

extension AuthorizationPolicy.Rule {
    /// Everything that it looks at.
    var items: [AuthorizationPolicy.Item] { from.flatMap { $0 } + to.flatMap { $0 } + when }
}
