import Model

/// What reviews look up in a mesh and its matrix, made once: so that a review takes as long as what it touches is large.
final class ReviewTables: Sendable {
    /// Where an object stands among those of its kind.
    private struct Place {
        var kind: Int
        var place: Int
    }

    /// Whose calls are led to where.
    struct Reaching {
        /// By namespace, `*` for any: the groups of columns.
        var groups: [String: [Int]] = [:]
        /// By such a group: its columns, in order.
        var columns: [Int: [Int]] = [:]
    }

    /// A call of an outsider: the number of its row behind those of the workloads, and its column.
    struct OutsideCall {
        var row: Int
        var column: Int
        /// The one service of its host, by place, where it goes to nothing else.
        var own: Int?
        /// Whether nothing that the server's proxy enforces is asked: the agent answers.
        var isSettled = false
    }

    let holders: RuleHolders
    let serverClassing: ServerClassing
    let clientClassing: ClientClassing
    /// By part of the matrix.
    let reaching: [Reaching]
    let knownEnds: [KnownEnds]
    /// Of server ports; of those that have a key.
    let serverClasses: [ServerKey: Int]
    /// By the namespace of the service that is dialled.
    private let columns: [String: [Int]]
    /// By the place of a service that is dialled.
    private let columnsOfService: [Int: [Int]]
    /// By namespace: services whose pods are dialled themselves.
    private let headlessServices: [String: [Int]]
    /// The columns of names that may be taken for those of other hosts: what is said of those may be for them, too.
    let oddColumns: [Int]
    /// By the namespaces that have a say, empty for calls of which that is not known.
    private let outside: [String: [OutsideCall]]
    private let parts: [ClientKey: Int]
    private let places: [ObjectReference: Place]
    /// What decides for others, by namespace; empty for what stands in none.
    private let policies: [String: [ObjectReference]]
    private let ignored: Set<ObjectReference>
    /// Workloads that others name as theirs: of those that are there, and of those that are not.
    private let owning: Set<ObjectReference>
    private let claimed: Set<ObjectReference>
    private let gatewayNames: Set<ObjectReference>
    private let addressesOfRanges: Set<IPAddress>
    /// Those that objects give, and not pods.
    private let writtenAddresses: Set<IPAddress>
    /// By namespace, in `Mesh.objects`.
    private let destinationRules: [String: [Int]]
    private let index: MeshIndex?

    init(_ matrix: Matrix) {
        let mesh = matrix.mesh
        let objects = mesh.written
        holders = RuleHolders(mesh)
        serverClassing = ServerClassing(mesh)
        clientClassing = ClientClassing(mesh)
        index = mesh.index
        reaching = matrix.parts.map(Self.reaching)
        knownEnds = matrix.parts.map { KnownEnds($0, of: matrix) }
        serverClasses = Dictionary(
            matrix.columns.keys.enumerated().compactMap { number, key in key.map { ($0, number) } },
            uniquingKeysWith: { first, _ in first })
        var columns: [String: [Int]] = [:]
        var columnsOfService: [Int: [Int]] = [:]
        for (place, column) in matrix.columns.columns.enumerated() {
            guard let service = column.destinations.first?.service else { continue }
            columns[mesh.services[service].namespace, default: []].append(place)
            columnsOfService[service, default: []].append(place)
        }
        self.columns = columns
        self.columnsOfService = columnsOfService
        oddColumns = OddNames(mesh).columns(matrix)
        headlessServices = Dictionary(
            grouping: mesh.services.indices.filter { mesh.services[$0].resolution == .passthrough },
            by: { mesh.services[$0].namespace })
        outside = Self.outside(matrix)
        parts = Dictionary(
            matrix.parts.enumerated().map { ($1.clients.key, $0) }, uniquingKeysWith: { first, _ in first })
        var places: [ObjectReference: Place] = [:]
        var policies: [String: [ObjectReference]] = [:]
        for (number, kind) in ObjectKinds.all.enumerated() {
            for (place, reference) in kind.references(objects).enumerated() where places[reference] == nil {
                places[reference] = Place(kind: number, place: place)
                if kind.role == .policy { policies[reference.namespace, default: []].append(reference) }
            }
        }
        self.places = places
        self.policies = policies
        ignored = Set(objects.notConsidered)
        let owners = Set(objects.workloads.compactMap(\.owner))
        owning = owners.filter { places[$0] != nil }
        claimed = owners.filter { places[$0] == nil }
        destinationRules = Dictionary(
            grouping: mesh.objects.destinationRules.indices,
            by: { mesh.objects.destinationRules[$0].metadata.namespace })
        gatewayNames = Set(
            objects.gatewayAPI.gateways.flatMap { gateway in
                Workload.Kind.allCases.map {
                    ObjectReference(
                        kind: $0.rawValue, namespace: gateway.metadata.namespace,
                        name: "\(gateway.metadata.name)-\(gateway.className)")
                }
            })
        writtenAddresses = Self.writtenAddresses(mesh)
        addressesOfRanges = Set(
            mesh.services.compactMap { service in
                if case .range(let range) = service.address { return range.someAddress }
                return nil
            })
    }

    /// Of endpoints that are written down, but those of Services that have their pods by a selector.
    private static func writtenAddresses(_ mesh: Mesh) -> Set<IPAddress> {
        let selecting = Set(
            mesh.objects.services.filter { !$0.selector.isEmpty }.map { [$0.metadata.namespace, $0.metadata.name] })
        var result: Set<IPAddress> = []
        for slice in mesh.objects.endpointSlices where !selecting.contains([slice.metadata.namespace, slice.service]) {
            for endpoint in slice.endpoints { result.formUnion(endpoint.addresses) }
        }
        for entry in mesh.objects.serviceEntries {
            result.formUnion(entry.endpoints.compactMap { IPAddress($0.address) })
        }
        result.formUnion(mesh.objects.workloadEntries.compactMap { IPAddress($0.specification.address) })
        return result
    }

    private static func outside(_ matrix: Matrix) -> [String: [OutsideCall]] {
        var result: [String: [OutsideCall]] = [:]
        for number in matrix.outside.indices {
            for (column, server) in matrix.servers(ofRow: matrix.places.count + number).enumerated() {
                if server.gateway != nil {
                    for namespace in Self.namespaces(of: server, client: number, matrix) {
                        result[namespace, default: []].append(OutsideCall(row: number, column: column))
                    }
                    continue
                }
                let own = matrix.mesh.serviceOfOwnPods(host: server.host)
                result[own.map { matrix.mesh.services[$0].namespace } ?? "", default: []].append(
                    OutsideCall(row: number, column: column, own: own, isSettled: matrix.settled[number][column]))
            }
        }
        return result
    }

    /// Those of the gateways on the way, of the services that they lead to, and of their pods; where a way ends in front of
    /// any service, objects of every namespace may lead it on.
    private static func namespaces(of server: MatrixServer, client number: Int, _ matrix: Matrix) -> Set<String> {
        let mesh = matrix.mesh
        let client = matrix.rows[matrix.places.count + number].client
        var result: Set<String> = [server.gateway?.namespace ?? ""]
        for walk in Outcome(Subject(mesh, client, server, matrix.applications)).walks {
            if walk.upstream == nil { return [""] }
            for gateway in walk.gateways { result.insert(mesh.workloads[gateway.workload].name.namespace) }
            let led = walk.gateways.map(\.upstream?.service)
            for place in ([walk.sought, walk.upstream?.service] + led).compactMap({ $0 }) {
                result.insert(mesh.services[place].namespace)
            }
            switch walk.endpoint?.place {
            case .workload(let place)?: result.insert(mesh.workloads[place].name.namespace)
            case .address(_, _, let namespace, _)?: result.insert(namespace)
            case nil: break
            }
        }
        return result
    }

    private static func reaching(_ part: MatrixPart) -> Reaching {
        var result = Reaching()
        for (group, end) in part.ends.enumerated() where !end.reach.isEmpty {
            for namespace in end.reach { result.groups[namespace, default: []].append(group) }
            result.columns[group] = []
        }
        if result.columns.isEmpty { return result }
        for (column, group) in part.layout.groups.enumerated() {
            result.columns[Int(group)]?.append(column)
        }
        return result
    }

    func columns(ofNamespace name: String) -> [Int] { columns[name] ?? [] }

    func headless(in namespace: String) -> [Int] { headlessServices[namespace] ?? [] }

    func columns(ofService place: Int) -> [Int] { columnsOfService[place] ?? [] }

    /// The calls of outsiders to services of a namespace, and those that may go anywhere.
    func outside(of namespace: String) -> [OutsideCall] { (outside[namespace] ?? []) + (outside[""] ?? []) }

    /// The part of the matrix whose clients have a key.
    func part(of key: ClientKey) -> Int? { parts[key] }

    func holds(_ object: ObjectReference) -> Bool { places[object] != nil }

    func holds(_ object: ObjectReference?) -> Bool { object.map { places[$0] != nil } ?? false }

    /// Whether it is known by its name alone.
    func isIgnored(_ object: ObjectReference) -> Bool { ignored.contains(object) }

    /// What decides for others and stands in one of some namespaces, or in none.
    ///
    /// - Parameter namespaces: nil for all.
    func policies(in namespaces: Set<String>?) -> [ObjectReference] {
        let names = namespaces.map { $0.union([""]) } ?? Set(policies.keys)
        return names.sorted().flatMap { policies[$0] ?? [] }
    }

    func hasOwned(_ object: ObjectReference) -> Bool { owning.contains(object) }

    /// Whether something that is there names it as its owner, which is not there.
    func isClaimed(_ object: ObjectReference) -> Bool { claimed.contains(object) }

    func isGatewayName(_ object: ObjectReference) -> Bool { gatewayNames.contains(object) }

    /// Whether a service is dialled at an address.
    func isDialled(_ address: IPAddress) -> Bool {
        addressesOfRanges.contains(address) || index.map { !$0.services(at: address).isEmpty } ?? true
    }

    /// Whether an address is given by more than a pod that has it.
    func isWritten(_ address: IPAddress) -> Bool { writtenAddresses.contains(address) || isDialled(address) }

    func workload(_ object: ObjectReference, in objects: Objects) -> Workload? {
        places[object].map { objects.workloads[$0.place] }
    }

    func endpointSlice(_ object: ObjectReference, in objects: Objects) -> EndpointSlice? {
        places[object].map { objects.endpointSlices[$0.place] }
    }

    func destinationRule(_ object: ObjectReference, in objects: Objects) -> DestinationRule? {
        places[object].map { objects.destinationRules[$0.place] }
    }

    /// The full names that a DestinationRule or a VirtualService speaks of; nil for any other object.
    func hosts(of object: ObjectReference, in objects: Objects) -> [String]? {
        guard let place = places[object]?.place else { return nil }
        switch object.kind {
        case "DestinationRule":
            return [Host.qualified(objects.destinationRules[place].host, namespace: object.namespace)]
        case "VirtualService":
            return objects.virtualServices[place].hosts.map {
                Host.qualified($0, namespace: object.namespace).lowercased()
            }
        default: return nil
        }
    }

    /// - Parameter objects: those of `Mesh.objects`.
    func destinationRules(ofNamespace name: String, in objects: Objects) -> [DestinationRule] {
        (destinationRules[name] ?? []).map { objects.destinationRules[$0] }
    }

    func service(_ object: ObjectReference, in objects: Objects) -> Service? {
        places[object].map { objects.services[$0.place] }
    }

    /// Whether an object says what the one of its name says, as far as it decides anything.
    func saysTheSame(_ object: ObjectReference, _ new: Objects, as old: Objects) -> Bool {
        guard let place = places[object] else { return false }
        return ObjectKinds.all[place.kind].saysTheSame(old, place.place, new)
    }
}
