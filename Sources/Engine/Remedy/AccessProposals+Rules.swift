import Model

/// What a rule of an ALLOW could name, that it misses the call by.
extension AccessProposals {
    /// How many rules are tried each way.
    private static let tried = 3

    func widened(_ policies: [AuthorizationPolicy]) -> [Proposal?] {
        var callers: [Proposal] = []
        var others: [Proposal] = []
        for policy in policies {
            for (index, rule) in policy.rules.enumerated() where fits(rule, of: policy) == .no {
                if !request.readsHTTP, rule.items.contains(where: \.attribute.isOfRequest) { continue }
                guard fits(rule.when, of: policy) == .yes else { continue }
                let takesCaller = rule.from.isEmpty || rule.from.contains { fits($0, of: policy) == .yes }
                let takesRequest = rule.to.isEmpty || rule.to.contains { fits($0, of: policy) == .yes }
                if takesRequest, !takesCaller {
                    callers += [naming(policy, index), namingNamespace(policy, index)].compactMap { $0 }
                } else if takesCaller {
                    others += rule.to.indices.compactMap { naming(policy, index, operation: $0) }
                }
            }
        }
        return Array(callers.prefix(2 * Self.tried) + others.prefix(Self.tried))
    }

    /// The caller, by the one member that the rule has for it, or else as a source of its own.
    private func naming(_ policy: AuthorizationPolicy, _ rule: Int) -> Proposal? {
        guard let principal else { return nil }
        let list = ["spec", "rules", "\(rule)", "from"]
        let title = "let \(policy.reference) name the caller, `\(principal)`"
        let tradeoffs = ["every workload with this service account gets in wherever the rule lets callers in"]
        let sources = policy.rules[rule].from
        for (source, items) in sources.enumerated() where items.count == 1 && !items[0].isNegated {
            guard let (member, value) = member(of: items[0].attribute) else { continue }
            let edit = ObjectEdit(add: .string(value), to: list + ["\(source)", "source", member])
            return changing(policy, title, [edit], weakens: false, tradeoffs: tradeoffs) {
                $0.rules[rule].from[source][0].values.append(value)
            }
        }
        let text = ObjectText.members([("source", .members([("principals", .strings([principal]))]))])
        return changing(
            policy, title, [ObjectEdit(add: text, to: list)], weakens: false, tradeoffs: tradeoffs
        ) { $0.rules[rule].from.append([.init(.principal, [principal])]) }
    }

    private func member(of attribute: AuthorizationPolicy.Attribute) -> (String, String)? {
        switch attribute {
        case .principal: principal.map { ("principals", $0) }
        case .serviceAccount: serviceAccount.map { ("serviceAccounts", $0) }
        default: nil
        }
    }

    /// The caller's namespace, where the rule lets namespaces in.
    private func namingNamespace(_ policy: AuthorizationPolicy, _ rule: Int) -> Proposal? {
        guard let namespace = serviceAccount?.split(separator: "/").first.map(String.init),
            let source = policy.rules[rule].from.firstIndex(where: {
                $0.count == 1 && $0[0].attribute == .namespace && !$0[0].isNegated
            })
        else { return nil }
        let path = ["spec", "rules", "\(rule)", "from", "\(source)", "source", "namespaces"]
        return changing(
            policy, "let \(policy.reference) take callers of namespace `\(namespace)`",
            [ObjectEdit(add: .string(namespace), to: path)], weakens: true,
            tradeoffs: ["every workload of the namespace gets in"]
        ) { $0.rules[rule].from[source][0].values.append(namespace) }
    }

    /// The port, host, method or path of the call, where everything else of an operation fits.
    private func naming(_ policy: AuthorizationPolicy, _ rule: Int, operation: Int) -> Proposal? {
        var edits: [ObjectEdit] = []
        var places: [(Int, String)] = []
        var words: [String] = []
        for (place, item) in policy.rules[rule].to[operation].enumerated() where fits([item], of: policy) != .yes {
            guard !item.isNegated, let (member, value) = stated(item.attribute) else { return nil }
            let path = ["spec", "rules", "\(rule)", "to", "\(operation)", "operation", member]
            edits.append(ObjectEdit(add: .string(value), to: path))
            places.append((place, value))
            words.append("`\(value)` among its `\(member)`")
        }
        guard !edits.isEmpty else { return nil }
        let isAlone = isOfCallerAlone(policy.rules[rule], of: policy)
        // A caller that can have an identity is named by it, before others are let in with it.
        if !isAlone, principal == nil, !proposals.staysUnknown { return nil }
        return changing(
            policy, "let \(policy.reference) have \(words.joined(separator: " and "))", edits, weakens: !isAlone,
            tradeoffs: isAlone ? [] : ["every other caller that the rule takes gets in there, too"]
        ) { changed in
            for (place, value) in places { changed.rules[rule].to[operation][place].values.append(value) }
        }
    }

    /// The member of an operation for what is known of the call.
    private func stated(_ attribute: AuthorizationPolicy.Attribute) -> (member: String, value: String)? {
        switch attribute {
        case .port: return ("ports", "\(request.port)")
        case .host: return request.host.isEmpty ? nil : ("hosts", request.host)
        case .method: return request.line.method.map { ("methods", $0) }
        case .path: return literalPath.map { ("paths", $0) }
        default: return nil
        }
    }

    /// The path without its query; nil where a policy would read it as a pattern.
    var literalPath: String? {
        let path = request.line.path.map { String($0.prefix { $0 != "?" && $0 != "#" }) }
        return path.flatMap { $0.contains("*") || $0.contains("{") ? nil : $0 }
    }

    private func isOfCallerAlone(_ rule: AuthorizationPolicy.Rule, of policy: AuthorizationPolicy) -> Bool {
        !rule.from.isEmpty
            && rule.from.allSatisfy { items in
                items.contains { item in
                    !item.isNegated && item.values.count == 1 && !item.values[0].contains("*")
                        && member(of: item.attribute) != nil && fits([item], of: policy) == .yes
                }
            }
    }
}
