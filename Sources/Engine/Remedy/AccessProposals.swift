import Model

/// What the AuthorizationPolicies that keep a call out could say.
///
/// What lets in this caller and nobody else weakens nothing; what lets others in as well, or asks less of a DENY, does.
struct AccessProposals {
    let proposals: Proposals
    let request: AccessRequest
    /// Whose proxy refuses the call.
    let workload: MeshWorkload
    private let place: Int
    private let refusing: ObjectReference

    init?(_ proposals: Proposals) {
        guard case .policy(let policy, let request, let place)? = proposals.walk.refusal else { return nil }
        self.proposals = proposals
        self.request = request
        self.place = place
        workload = proposals.mesh.workloads[place]
        refusing = policy
    }

    var all: [Proposal?] {
        guard let policy = policies.first(where: { $0.reference == refusing }) else { return [] }
        if policy.action == .deny { return [exempted(from: policy)] }
        let allowing = policies.filter { $0.action == .allow }
        return widened(allowing) + [newPolicy(beside: policy)]
    }

    /// Those that are for the proxy.
    private var policies: [AuthorizationPolicy] { proposals.mesh.authorizationPolicies(for: workload) }

    /// `trust-domain/ns/namespace/sa/account`; nil where the proxy knows of no certificate of the mesh.
    var principal: String? {
        guard case .known(let identity) = request.identity else { return nil }
        return String(identity.dropFirst("spiffe://".utf8.count))
    }

    /// `namespace/account` of the caller.
    var serviceAccount: String? {
        let parts = principal?.split(separator: "/") ?? []
        return parts.count == 5 ? "\(parts[2])/\(parts[4])" : nil
    }

    func fits(_ items: [AuthorizationPolicy.Item], of policy: AuthorizationPolicy) -> Certainty {
        proposals.mesh.fits(items, of: policy, request)
    }

    func fits(_ rule: AuthorizationPolicy.Rule, of policy: AuthorizationPolicy) -> Certainty {
        proposals.mesh.fits(rule, of: policy, request)
    }

    /// A change of one policy.
    func changing(
        _ policy: AuthorizationPolicy, _ title: String, _ edits: [ObjectEdit], weakens: Bool, tradeoffs: [String],
        edit: (inout AuthorizationPolicy) -> Void
    ) -> Proposal? {
        guard
            let place = proposals.objects.authorizationPolicies.firstIndex(where: { $0.reference == policy.reference })
        else { return nil }
        return proposals.proposal(
            title, changes: [Change(policy, edits: edits)], weakens: weakens, tradeoffs: tradeoffs
        ) { edit(&$0.authorizationPolicies[place]) }
    }
}

extension Proposals {
    /// A call that is kept out may lack its identity, or be one that no rule names.
    var admittance: [Proposal?] {
        guard let access = AccessProposals(self) else { return [] }
        let identified = access.request.identity == .nobody ? protections : []
        return identified + [access.request.readsHTTP ? nil : portDeclared(as: spoken)] + access.all
    }

    /// Whether the caller cannot be given an identity.
    var staysUnknown: Bool { protections.allSatisfy { $0 == nil } }
}
