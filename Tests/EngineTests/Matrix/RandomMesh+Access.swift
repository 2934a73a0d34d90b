import Model

extension RandomMesh {
    /// Policies that ask for this and that, and some that tell one caller from another.
    mutating func addPolicies() {
        if odd() {
            let item = random.pick([
                AuthorizationPolicy.Item(.port, ["8080"]), .init(.principal, ["*"]), .init(.path, ["/a*"]),
                .init(.principal, ["*"], isNegated: true), .init(.unstated("a header", ofRequest: false), ["x"]),
                .init(.unstated("the address", ofRequest: false), ["x"]),
            ])
            add("access", AuthorizationPolicy.Rule(to: [[item]]))
        }
        guard random.chance(50) else { return }
        for number in 0..<random.pick([1, 1, 2, 3]) {
            add("callers\(number)", AuthorizationPolicy.Rule(from: [[caller()]]))
        }
    }

    private mutating func add(_ name: String, _ rule: AuthorizationPolicy.Rule) {
        let policy = AuthorizationPolicy(
            metadata: metadata(name, random.pick(namespaces + ["istio-system"])),
            selector: random.chance(50) ? random.pick(Self.labels) : [],
            action: random.pick([.allow, .deny, .custom]), rules: [rule])
        edit { $0.authorizationPolicies.append(policy) }
    }

    private mutating func caller() -> AuthorizationPolicy.Item {
        let (namespace, account) = (random.pick(namespaces), random.pick(["default", "w0", "w1", "w*"]))
        let (attribute, value): (AuthorizationPolicy.Attribute, String) = random.pick([
            (.namespace, namespace), (.namespace, "\(namespace.prefix(1))*"), (.namespace, "*\(namespace.suffix(2))"),
            (.principal, "cluster.local/ns/\(namespace)/sa/\(account)"),
            (.principal, "cluster.local/ns/\(namespace)/sa/\(account)"),
            (.principal, "cluster.local/ns/\(namespace)/\(random.pick(["*", "s*", "x*", "sa/*"]))"),
            (.principal, "cluster.local/ns/\(namespace.prefix(2))*"),
            (.principal, "*/sa/\(account)"), (.principal, "other.domain/ns/\(namespace)/sa/\(account)"),
            (.serviceAccount, account), (.serviceAccount, "\(namespace)/\(account)"),
            (.trustDomain, random.pick(["cluster.local", "other.domain"])),
        ])
        return AuthorizationPolicy.Item(attribute, [value], isNegated: random.chance(25))
    }
}
