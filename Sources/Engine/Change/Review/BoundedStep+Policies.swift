import Model

extension BoundedStep {
    private func bounded(_ overlay: MeshOverlay) -> BoundedChange.Found {
        .some(BoundedChange(mesh: Mesh(mesh, overlay), namespace: object.namespace))
    }

    /// Objects of a namespace with the one of the change as it is to be.
    private func changed<Object: PlacedObject>(_ objects: some Sequence<Object>, _ new: [Object]?) -> [Object] {
        objects.filter { $0.reference != object } + (new ?? [])
    }

    /// What it enforces on the namespace's servers, and what clients infer for them.
    var peerAuthentication: BoundedChange.Found {
        if isRoot { return .unbounded }
        let policies = changed(mesh.peerAuthentications[object.namespace], new?.peerAuthentications)
        let all = mesh.peerAuthentications.replacing(object.namespace, with: policies) {
            $0.metadata.isOlder(than: $1.metadata)
        }
        return bounded(MeshOverlay(peerAuthentications: all))
    }

    var envoyFilter: BoundedChange.Found {
        if isRoot { return .unbounded }
        let filters = changed(mesh.envoyFilters[object.namespace], new?.envoyFilters)
        let all = mesh.envoyFilters.replacing(object.namespace, with: filters) {
            $0.metadata.isOlder(than: $1.metadata)
        }
        return bounded(MeshOverlay(envoyFilters: all))
    }

    /// The servers of the namespace, unless it asks for identities: by those the classes of clients are made.
    var authorizationPolicy: BoundedChange.Found {
        if isRoot { return .unbounded }
        let old = mesh.authorizations.filter { $0.reference == object }
        let changed = new?.authorizationPolicies ?? []
        if (old + changed).contains(where: \.asksForIdentities) { return .unbounded }
        let others = mesh.authorizations.filter { $0.reference != object }
        return bounded(MeshOverlay(authorizations: (others + changed).sorted { $0.reference < $1.reference }))
    }

    /// The servers of the namespaces of its hosts; what is led to them from elsewhere is known.
    var destinationRule: BoundedChange.Found {
        if !mesh.written.gatewayAPI.backendTLS.isEmpty { return .unbounded }
        let others = mesh.objects.destinationRules.filter {
            $0.metadata.namespace != object.namespace || $0.metadata.name != object.name
        }
        let rules = others + (new?.destinationRules ?? [])
        let old = [tables.destinationRule(object, in: mesh.written)].compactMap { $0 }
        var namespaces: Set<String> = []
        for rule in old + (new?.destinationRules ?? []) {
            let host = Host.qualified(rule.host, namespace: rule.metadata.namespace)
            if Host.isWildcard(host) { return .unbounded }
            for place in mesh.services(host: host) { namespaces.insert(mesh.services[place].namespace) }
            if mesh.index?.wildcardServices.contains(where: { Host.overlap(mesh.services[$0].host, host) }) ?? true {
                return .unbounded
            }
        }
        guard namespaces.count < 2 else { return .unbounded }
        guard let namespace = namespaces.first else { return .nothing }
        let overlay = MeshOverlay(
            destinationRules: mesh.destinationRules.replacing(
                object.namespace, with: rules.filter { $0.metadata.namespace == object.namespace },
                settings: mesh.settings))
        return .some(
            BoundedChange(
                mesh: Mesh(mesh, overlay), namespace: namespace, holders: RuleHolders(rules, settings: mesh.settings)))
    }
}
