import Model

/// What is done alike to the objects of every kind.
struct ObjectKinds: Sendable {
    enum Role {
        /// They run, or are what leads to those that run.
        case resident
        /// They decide for others of their namespace, or of all.
        case policy
        /// Nothing is said of them but their names, or their labels.
        case named
    }

    let role: Role
    let references: @Sendable (Objects) -> [ObjectReference]
    /// The objects that only one side has, or that are not the same on both.
    let differing: @Sendable (Objects, Objects) -> [ObjectReference]
    /// Adds one object of the first to the second, if it is there.
    let copy: @Sendable (ObjectReference, Objects, inout Objects) -> Void
    /// The objects with an annotation, and its value.
    let annotated: @Sendable (Objects, String) -> [(ObjectReference, String)]
    /// Whether the object at a place of the first is the only one of the second, and decides alike.
    let saysTheSame: @Sendable (Objects, Int, Objects) -> Bool
    /// Adds the objects of the second, and takes those away that go or are replaced.
    let apply: @Sendable (inout Objects, Objects, Set<ObjectReference>) -> Void

    static let all: [ObjectKinds] = [
        ObjectKinds(\.namespaces, { $0.namespaces }, ["Namespace"], role: .named),
        ObjectKinds(
            \.workloads, { $0.workloads }, Set(Workload.Kind.allCases.map(\.rawValue)), role: .resident),
        ObjectKinds(\.services, { $0.services }, ["Service"], role: .resident),
        ObjectKinds(\.endpointSlices, { $0.endpointSlices }, ["EndpointSlice"], role: .resident),
        ObjectKinds(\.peerAuthentications) { $0.peerAuthentications },
        ObjectKinds(\.destinationRules) { $0.destinationRules },
        ObjectKinds(\.virtualServices) { $0.virtualServices },
        ObjectKinds(\.gateways) { $0.gateways },
        ObjectKinds(\.gatewayAPI.gateways) { $0.gatewayAPI.gateways },
        ObjectKinds(\.gatewayAPI.routes) { $0.gatewayAPI.routes },
        ObjectKinds(\.gatewayAPI.grants) { $0.gatewayAPI.grants },
        ObjectKinds(\.gatewayAPI.backendTLS) { $0.gatewayAPI.backendTLS },
        ObjectKinds(\.ingresses) { $0.ingresses },
        ObjectKinds(\.ingressClasses) { $0.ingressClasses },
        ObjectKinds(\.authorizationPolicies) { $0.authorizationPolicies },
        ObjectKinds(\.serviceEntries) { $0.serviceEntries },
        ObjectKinds(\.workloadEntries) { $0.workloadEntries },
        ObjectKinds(\.sidecars) { $0.sidecars },
        ObjectKinds(\.envoyFilters) { $0.envoyFilters },
        ObjectKinds(\.webhooks) { $0.webhooks },
        ObjectKinds(\.credentials) { $0.credentials },
        ObjectKinds(\.notConsidered, { $0.notConsidered }, role: .named),
    ]

    /// - Parameters:
    ///   - path: where the objects are changed.
    ///   - read: the same; a key path is walked step by step, and every review looks at all kinds.
    ///   - kinds: the only kinds of these objects; nil where looking at all of them is no work.
    private init<Object: ReferencedObject>(
        _ path: any WritableKeyPath<Objects, [Object]> & Sendable, _ read: @escaping @Sendable (Objects) -> [Object],
        _ kinds: Set<String>? = nil, role: Role = .policy
    ) {
        self.role = role
        references = { read($0).map(\.reference) }
        annotated = { objects, name in
            read(objects).compactMap { object in object.annotation(name).map { (object.reference, $0) } }
        }
        copy = { reference, from, to in
            to[keyPath: path] += read(from).filter { $0.reference == reference }
        }
        differing = { left, right in
            let old = Dictionary(grouping: read(left), by: \.reference)
            let new = Dictionary(grouping: read(right), by: \.reference)
            let changed = old.filter { reference, objects in
                guard let others = new[reference], others.count == objects.count else { return true }
                return !zip(objects, others).allSatisfy { $0.isSame(as: $1) }
            }
            return Array(changed.keys) + new.keys.filter { old[$0] == nil }
        }
        saysTheSame = { old, place, new in
            let others = read(new)
            guard others.count == 1, Object.isOneEach else { return false }
            return read(old)[place].decidesAs(others[0])
        }
        apply = { objects, new, replaced in
            let applied = read(new)
            if applied.isEmpty, let kinds, !replaced.contains(where: { kinds.contains($0.kind) }) { return }
            var places: [ObjectReference: Int] = [:]
            for (place, object) in read(objects).enumerated() {
                let reference = object.reference
                if replaced.contains(reference), places[reference] == nil { places[reference] = place }
            }
            if places.isEmpty {
                objects[keyPath: path] += applied
                return
            }
            // One object may hold several, as webhooks do: all of them are replaced.
            if Object.isOneEach, places.count == applied.count,
                Set(applied.map(\.reference)) == Set(places.keys)
            {
                for object in applied {
                    if let place = places[object.reference] { objects[keyPath: path][place] = object }
                }
            } else {
                objects[keyPath: path].removeAll { replaced.contains($0.reference) }
                objects[keyPath: path] += applied
            }
        }
    }
}
