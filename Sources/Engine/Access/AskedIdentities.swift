import Model

/// What AuthorizationPolicies ask of callers' identities, each once.
struct AskedIdentities {
    private struct Asked: Hashable {
        var attribute: AuthorizationPolicy.Attribute
        var value: String
        /// Of the policy, in which a bare service account is meant.
        var namespace: String
    }

    private let mesh: Mesh
    private let asked: [Asked]

    init(_ policies: some Sequence<AuthorizationPolicy>, in mesh: Mesh) {
        self.mesh = mesh
        var found: Set<Asked> = []
        for policy in policies {
            for item in policy.items where item.isOfIdentity {
                let isRelative = item.attribute == .serviceAccount
                for value in item.values {
                    found.insert(
                        Asked(
                            attribute: item.attribute, value: value,
                            namespace: isRelative ? policy.metadata.namespace : ""))
                }
            }
        }
        asked = Array(found)
    }

    var isEmpty: Bool { asked.isEmpty }

    /// The places of those that a workload's certificate fits: two workloads that fit the same are the same to all policies.
    func held(by workload: MeshWorkload) -> [Int] {
        if asked.isEmpty { return [] }
        let identity = mesh.settings.identity(
            namespace: workload.name.namespace, serviceAccount: workload.template.serviceAccountName)
        return asked.indices.filter { place in
            let one = asked[place]
            return AccessRequest.fits(
                one.attribute, one.value, identity: identity, namespace: one.namespace,
                trustDomains: mesh.trustDomains) == .yes
        }
    }
}

extension AskedIdentities {
    /// Clients of a class whose certificates may fit what others' do not.
    struct Holders {
        /// Those in which every client is alike, but for `clients`.
        var namespaces: Set<String> = []
        /// By their places in `Mesh.workloads`.
        var clients: Set<Int> = []
    }

    /// All that may fit, and perhaps some that do not: what they fit, `held` tells.
    func holders(among clients: ClientClass) -> Holders {
        var result = Holders()
        for one in asked {
            switch one.attribute {
            case .namespace:
                result.namespaces.formUnion(clients.namespaces.keys.filter { isMeant($0, by: one.value) })
            case .serviceAccount:
                add(one.value.contains("/") ? one.value : "\(one.namespace)/\(one.value)", clients, to: &result)
            case .principal:
                let parts = one.value.split(separator: "/", omittingEmptySubsequences: false)
                if one.value.hasPrefix("*") || one.value.contains("{") || parts.count < 4 || parts[2].contains("*") {
                    // Patterns that name no namespace: who is meant, only a look at each tells.
                    if one.value != "*" { result.clients.formUnion(clients.members) }
                } else if parts.count == 4 || parts.last == "*" {
                    // All of the namespace, or nobody: `…/ns/shop/*`, `…/ns/shop/s*`, `…/ns/shop/sa/*`.
                    if clients.namespaces[String(parts[2])] != nil { result.namespaces.insert(String(parts[2])) }
                } else if parts.count == 5 {
                    add("\(parts[2])/\(parts[4])", clients, to: &result)
                }
            // A trust domain is the same for all of a mesh.
            default: break
            }
        }
        return result
    }

    private func isMeant(_ namespace: String, by pattern: String) -> Bool {
        pattern == namespace || AccessPattern.fits(pattern, namespace) == .yes
    }

    /// - Parameter account: `namespace/name`; the name may end in `*`.
    private func add(_ account: String, _ clients: ClientClass, to result: inout Holders) {
        guard let slash = account.firstIndex(of: "/"), let range = clients.namespaces[String(account[..<slash])] else {
            return
        }
        let name = account[account.index(after: slash)...]
        for client in clients.members[range] {
            let own = mesh.workloads[client].template.serviceAccountName
            if name.hasSuffix("*") || own == name { result.clients.insert(client) }
        }
    }
}

extension AuthorizationPolicy {
    fileprivate var items: [Item] { rules.flatMap(\.items) }
}

extension AuthorizationPolicy.Item {
    fileprivate var isOfIdentity: Bool {
        [.principal, .namespace, .serviceAccount, .trustDomain].contains(attribute)
    }
}

extension Mesh {
    /// The mesh's own first, then its aliases.
    var trustDomains: [String] { [settings.trustDomain] + settings.trustDomainAliases }
}
