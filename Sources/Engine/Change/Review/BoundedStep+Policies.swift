import Model

extension BoundedStep {
    private func bounded(_ overlay: MeshOverlay, services: Set<Int>? = nil) -> BoundedChange.Found {
        .some(
            BoundedChange(
                mesh: Mesh(mesh, overlay), namespace: object.namespace, services: services, parts: .enforcement))
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
        let versions =
            policies.filter { $0.reference == object }
            + mesh.peerAuthentications[object.namespace].filter {
                $0.reference == object
            }
        return bounded(MeshOverlay(peerAuthentications: all), services: services(selectedBy: versions.map(\.selector)))
    }

    /// The services that may lead to what any of some selectors selects; nil where it may be all of the namespace's.
    private func services(selectedBy selectors: [Labels]) -> Set<Int>? {
        var result: Set<Int> = []
        for selector in selectors {
            guard !selector.isEmpty, mesh.objects.workloadEntries.isEmpty,
                let places = mesh.index?.workloads(in: object.namespace, selectedBy: selector)
            else { return nil }
            for place in places where selector.isSubset(of: mesh.workloads[place].labels) {
                result.formUnion(services(servedBy: mesh.workloads[place].labels))
            }
        }
        return result
    }

    /// The services that pods with these labels may serve.
    func services(servedBy labels: Labels) -> Set<Int> {
        var result: Set<Int> = []
        for place in mesh.index?.services(in: object.namespace, selecting: labels) ?? [] {
            let service = mesh.services[place]
            guard service.selector?.isSubset(of: labels) ?? true else { continue }
            result.insert(place)
            // Those of one host are served together.
            if mesh.hasRepeatedHosts { result.formUnion(mesh.services(host: service.host)) }
        }
        return result
    }

    var envoyFilter: BoundedChange.Found {
        if isRoot { return .unbounded }
        let before = mesh.envoyFilters[object.namespace]
        let filters = changed(before, new?.envoyFilters)
        // Of clients everything may be touched.
        let named = before.filter { $0.reference == object } + (new?.envoyFilters ?? [])
        if named.contains(where: { $0.patches.contains(where: \.isOutbound) }) { return .unbounded }
        let all = mesh.envoyFilters.replacing(object.namespace, with: filters) {
            $0.metadata.isOlder(than: $1.metadata)
        }
        return bounded(MeshOverlay(envoyFilters: all))
    }

    /// What it selects.
    var authorizationPolicy: BoundedChange.Found {
        if isRoot { return .unbounded }
        let before = mesh.authorizations[object.namespace]
        let named = before.filter { $0.reference == object } + (new?.authorizationPolicies ?? [])
        let all = mesh.authorizations.replacing(
            object.namespace, with: changed(before, new?.authorizationPolicies)
        ) {
            $0.metadata.name < $1.metadata.name
        }
        return bounded(
            MeshOverlay(authorizations: all),
            services: services(selectedBy: named.map { $0.gateways == nil ? $0.selector : [] }))
    }

    /// The servers of its hosts; what is led to them from elsewhere is known.
    var destinationRule: BoundedChange.Found {
        if !mesh.written.gatewayAPI.backendTLS.isEmpty { return .unbounded }
        let old = tables.destinationRule(object, in: mesh.written)
        let new = new?.destinationRules.first
        var namespaces: Set<String> = []
        var services: Set<Int> = []
        for rule in [old, new].compactMap({ $0 }) {
            let host = Host.qualified(rule.host, namespace: rule.metadata.namespace)
            if Host.isWildcard(host) { return .unbounded }
            for place in mesh.services(host: host) {
                services.insert(place)
                namespaces.insert(mesh.services[place].namespace)
            }
            if mesh.index?.wildcardServices.contains(where: { Host.overlap(mesh.services[$0].host, host) }) ?? true {
                return .unbounded
            }
        }
        guard namespaces.count < 2 else { return .unbounded }
        guard let namespace = namespaces.first else { return .nothing }
        let rules = tables.destinationRules(ofNamespace: object.namespace, in: mesh.objects)
        let overlay = MeshOverlay(
            destinationRules: mesh.destinationRules.replacing(
                object.namespace, with: changed(rules, new.map { [$0] }), settings: mesh.settings))
        return .some(
            BoundedChange(
                mesh: Mesh(mesh, overlay), namespace: namespace, services: services,
                holders: tables.holders.replacing(old, with: new), parts: .rules))
    }
}
