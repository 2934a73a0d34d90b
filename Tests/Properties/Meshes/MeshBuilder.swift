import Manifests

/// Makes the objects of one mesh, one kind after the other.
struct MeshBuilder {
    struct Port {
        var number: Int
        var name: String
    }

    struct NamedService {
        var namespace: String
        var name: String
        var ports: [Port]

        var host: String { "\(name).\(namespace).svc.cluster.local" }
    }

    var random: SeededGenerator
    var objects: [Tree] = []
    var workloads: [(namespace: String, name: String)] = []
    var services: [NamedService] = []
    /// What the client's application sends, and what the server's mostly understands.
    var language = "http1"
    var isTLS = false
    /// Hosts of ServiceEntries, with their ports.
    var entries: [(host: String, ports: [Int])] = []

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        language = random.pick(["http1", "http1", "http1", "http2", "tcp", "server-first", "http1.0"])
        isTLS = random.chance(30)
    }

    mutating func build() {
        for namespace in Names.namespaces { addNamespace(namespace) }
        for namespace in Names.namespaces {
            for name in Names.workloads where random.chance(45) { addWorkload(name, in: namespace) }
        }
        if workloads.isEmpty { addWorkload(Names.workloads[0], in: Names.namespaces[0]) }
        for workload in workloads where random.chance(80) { addService(workload.name, in: workload.namespace) }
        if random.chance(20) { addAlias() }
        if random.chance(50) { addServiceEntry("entry") }
        if random.chance(15) { addServiceEntry("second") }
        if random.chance(10) { addWorkloadEntry() }
        addPeerAuthentications()
        addDestinationRules()
        addSidecars()
        addVirtualServices()
        if random.chance(10) { addEnvoyFilter() }
    }

    mutating func add(
        _ apiVersion: String, _ kind: String, _ name: String, in namespace: String, annotations: [Tree.Member] = [],
        labels: [Tree.Member] = [], _ members: [Tree.Member]
    ) {
        var metadata: [Tree.Member] = [.init("name", .string(name)), .init("namespace", .string(namespace))]
        if !labels.isEmpty { metadata.append(.init("labels", .object(labels))) }
        if !annotations.isEmpty { metadata.append(.init("annotations", .object(annotations))) }
        if random.chance(40) {
            let day = Int.random(in: 1...9, using: &random)
            metadata.append(.init("creationTimestamp", .string("2026-01-0\(day)T00:00:00Z")))
        }
        objects.append(
            .object(
                [
                    .init("apiVersion", .string(apiVersion)), .init("kind", .string(kind)),
                    .init("metadata", .object(metadata)),
                ] + members))
    }

    mutating func add(_ kind: String, _ name: String, in namespace: String, spec: [Tree.Member]) {
        let group = kind == "PeerAuthentication" ? "security" : "networking"
        add("\(group).istio.io/v1", kind, name, in: namespace, [.init("spec", .object(spec))])
    }

    mutating func namespace() -> String { random.pick(Names.namespaces) }

    mutating func namespaceOrRoot() -> String { random.chance(25) ? Names.root : namespace() }

    /// A host that some service has, or a wildcard over some.
    mutating func host() -> String {
        if let service = services.randomElement(using: &random), random.chance(65) {
            return random.chance(70)
                ? service.host : random.chance(50) ? service.name : "\(service.name).\(service.namespace)"
        }
        if let entry = entries.randomElement(using: &random), random.chance(50) { return entry.host }
        return random.pick([
            "*.local", "*", "*.\(namespace()).svc.cluster.local", "*.partner.example", "nobody.example",
        ])
    }
}
