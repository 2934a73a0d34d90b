import Model

extension AccessProposals {
    /// One more ALLOW, for this caller and this port; or for everybody, where the caller cannot have an identity.
    ///
    /// It selects only what an ALLOW is for already, so that it keeps nobody out.
    func newPolicy(beside policy: AuthorizationPolicy) -> Proposal? {
        guard principal != nil || request.identity == .nobody && proposals.staysUnknown else { return nil }
        var to: [AuthorizationPolicy.Item] = [.init(.port, ["\(request.port)"])]
        if principal == nil, request.readsHTTP {
            if let method = request.line.method { to.append(.init(.method, [method])) }
            if let literalPath { to.append(.init(.path, [literalPath])) }
        }
        let name = workload.name
        let caller = serviceAccount?.split(separator: "/").last.map { "from-\($0)" }
        let created = AuthorizationPolicy(
            metadata: Metadata(name: "\(name.name)-\(caller ?? "port-\(request.port)")", namespace: name.namespace),
            selector: policy.selector.isEmpty ? ownSelector : policy.selector,
            rules: [.init(from: principal.map { [[.init(.principal, [$0])]] } ?? [], to: [to])])
        guard !proposals.objects.authorizationPolicies.contains(where: { $0.reference == created.reference }) else {
            return nil
        }
        let whom = principal.map { "`\($0)`" } ?? "everybody"
        return proposals.proposal(
            "allow \(whom) to call port \(request.port) of \(name.text): \(created.reference)",
            changes: [Change(creating: created.reference, created.text)], weakens: principal == nil,
            tradeoffs: principal == nil
                ? ["whoever reaches the port is let in, with or without an identity of the mesh"] : []
        ) { $0.authorizationPolicies.append(created) }
    }

    /// The labels by which a Service finds the workload, or else its own.
    private var ownSelector: Labels {
        let service = proposals.mesh.services(selecting: workload).lazy.compactMap(\.selector).first { !$0.isEmpty }
        return service ?? Labels(workload.labels.entries.filter { !$0.key.contains("istio.io/") })
    }

    /// The caller taken out of whom a DENY is for; nil where the DENY is for it alone.
    func exempted(from policy: AuthorizationPolicy) -> Proposal? {
        guard let principal, let serviceAccount else { return nil }
        var edits: [ObjectEdit] = []
        var rules = policy.rules
        for (index, rule) in policy.rules.enumerated() where fits(rule, of: policy) == .yes {
            let list = ["spec", "rules", "\(index)", "from"]
            if rule.from.isEmpty {
                let text = ObjectText.members([("source", .members([("notPrincipals", .strings([principal]))]))])
                edits.append(ObjectEdit(set: list, to: .array([text])))
                rules[index].from = [[.init(.principal, [principal], isNegated: true)]]
            }
            for (source, items) in rule.from.enumerated() where fits(items, of: policy) == .yes {
                if items.contains(where: { !$0.isNegated && [[principal], [serviceAccount]].contains($0.values) }) {
                    return nil
                }
                // The two ways of naming a caller exclude each other in one source.
                let isByAccount = items.contains { $0.attribute == .serviceAccount }
                let value = isByAccount ? serviceAccount : principal
                let path = list + ["\(source)", "source", isByAccount ? "notServiceAccounts" : "notPrincipals"]
                edits.append(ObjectEdit(add: .string(value), to: path))
                rules[index].from[source].append(
                    .init(isByAccount ? .serviceAccount : .principal, [value], isNegated: true))
            }
        }
        guard !edits.isEmpty else { return nil }
        return changing(
            policy, "exempt `\(principal)` from \(policy.reference)", edits, weakens: true,
            tradeoffs: ["the DENY no longer holds for this caller, whatever it was to be kept from"]
        ) { $0.rules = rules }
    }
}
