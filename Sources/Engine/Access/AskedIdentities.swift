import Model

/// What the AuthorizationPolicies of a mesh ask of callers' identities, each once.
struct AskedIdentities {
    private struct Asked: Hashable {
        var attribute: AuthorizationPolicy.Attribute
        var value: String
        /// Of the policy, in which a bare service account is meant.
        var namespace: String
    }

    private let mesh: Mesh
    private let asked: [Asked]

    init(_ mesh: Mesh) {
        self.mesh = mesh
        var found: Set<Asked> = []
        for policy in mesh.authorizations.elements {
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

extension AuthorizationPolicy {
    /// Whether any of its rules tells callers apart by their certificates.
    var asksForIdentities: Bool { items.contains(where: \.isOfIdentity) }

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
