import Model

/// What the DestinationRules of a mesh say of one port of a service, to clients of each namespace.
struct RuleKey: Hashable, Sendable {
    struct Value: Hashable, Sendable {
        var tls: ClientTLS
        var hasSelector: Bool
    }

    struct Named: Hashable, Sendable {
        var namespace: String
        var value: Value?
    }

    /// To clients of a namespace that no rule speaks of.
    var common: Value?
    /// To others, where it differs.
    var named: [Named] = []

    /// nil where a rule looks at more than the namespace of the client, or at names of the server.
    init?(_ service: MeshService, port: Int, holders: RuleHolders, mesh: Mesh) {
        let namespaces = holders.namespaces(of: service)
        if namespaces.isEmpty { return }
        guard !namespaces.contains(where: holders.hasSelectors) else { return nil }
        // No namespace is called like this.
        common = Self.value(service, port: port, client: "", mesh: mesh)
        var values = [common]
        for namespace in namespaces.sorted() {
            let value = Self.value(service, port: port, client: namespace, mesh: mesh)
            values.append(value)
            if value != common { named.append(Named(namespace: namespace, value: value)) }
        }
        if values.contains(where: { !($0?.tls.settings.tls?.subjectAltNames ?? []).isEmpty }) { return nil }
    }

    private static func value(_ service: MeshService, port: Int, client: String, mesh: Mesh) -> Value? {
        mesh.destinationRules.rule(for: service, client: client, labels: []).map { found in
            Value(
                tls: ClientTLS(found.rule.trafficPolicy, port: port),
                hasSelector: found.rule.workloadSelector != nil)
        }
    }
}
