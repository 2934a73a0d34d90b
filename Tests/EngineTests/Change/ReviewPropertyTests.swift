import Engine
import Foundation
import Model
import Testing

/// A review evaluates only what a change can touch: its answer has to be that of two matrices, whatever changes.
@Suite("A review of one object's change, and the two meshes")
struct ReviewPropertyTests {
    /// Changes of one object each: an object of another mesh, one of this mesh a little different, or one that goes.
    private static func changes(of objects: Objects, seed: Int) -> [ChangeSet] {
        var random = SeededGenerator(seed: seed &+ 91_000)
        let other = RandomMesh(seed: seed &+ 60_000).objects
        var result: [ChangeSet] = []
        func apply(_ edit: (inout Objects) -> Void) {
            var new = Objects()
            edit(&new)
            result.append(ChangeSet(apply: new))
        }
        for namespace in other.namespaces { apply { $0.namespaces = [namespace] } }
        for workload in other.workloads + objects.workloads.map({ altered($0, &random) }) {
            apply { $0.workloads = [workload] }
        }
        for service in other.services + objects.services.map({ altered($0, &random) }) {
            apply { $0.services = [service] }
        }
        for slice in other.endpointSlices { apply { $0.endpointSlices = [slice] } }
        for policy in other.peerAuthentications { apply { $0.peerAuthentications = [policy] } }
        for rule in other.destinationRules { apply { $0.destinationRules = [rule] } }
        for route in objects.virtualServices {
            for _ in 0..<3 { apply { $0.virtualServices = [altered(route, &random)] } }
        }
        for route in other.virtualServices { apply { $0.virtualServices = [route] } }
        for entry in other.serviceEntries { apply { $0.serviceEntries = [entry] } }
        for sidecar in other.sidecars { apply { $0.sidecars = [sidecar] } }
        for filter in other.envoyFilters { apply { $0.envoyFilters = [filter] } }
        for gateway in other.gateways { apply { $0.gateways = [gateway] } }
        for gateway in other.gatewayAPI.gateways { apply { $0.gatewayAPI.gateways = [gateway] } }
        for route in other.gatewayAPI.routes { apply { $0.gatewayAPI.routes = [route] } }
        for policy in other.authorizationPolicies { apply { $0.authorizationPolicies = [policy] } }
        for entry in other.workloadEntries { apply { $0.workloadEntries = [entry] } }
        for (_, webhooks) in Dictionary(grouping: other.webhooks, by: \.reference).sorted(by: { $0.key < $1.key }) {
            apply { $0.webhooks = webhooks }
        }
        for object in other.notConsidered { apply { $0.notConsidered = [object] } }
        for reference in objects.references { result.append(ChangeSet(delete: [reference])) }
        return result
    }

    private static func altered(_ workload: Workload, _ random: inout SeededGenerator) -> Workload {
        var result = workload
        switch random.pick([0, 1, 2, 3, 4]) {
        case 0: result.template.labels = random.pick(RandomMesh.labels)
        case 1: result.template.labels["sidecar.istio.io/inject"] = random.pick(["true", "false"])
        case 2: result.replicas = random.pick([0, 1])
        case 3:
            result.template.containers = [
                Container(name: "app", ports: [Container.Port(name: "web", number: random.pick([8080, 80]))])
            ]
        default:
            result.template.annotations["traffic.sidecar.istio.io/excludeInboundPorts"] = random.pick(["80", "8080"])
        }
        return result
    }

    /// Other HTTP routes, and now and then another client that they are for.
    private static func altered(_ service: VirtualService, _ random: inout SeededGenerator) -> VirtualService {
        var result = service
        for place in result.http.indices {
            guard case .route(var destinations) = result.http[place].action else { continue }
            for number in destinations.indices {
                destinations[number].weight = random.pick([0, 10, 50])
                if random.chance(40) { destinations[number].host = random.pick(["s0", "s1", "api.example.com"]) }
                if random.chance(20) { destinations[number].port = random.pick([80, 8080]) }
            }
            if random.chance(30) { destinations = Array(destinations.prefix(1)) }
            result.http[place].action = .route(destinations)
            if random.chance(20) { result.http[place].action = .redirect(302) }
        }
        if random.chance(20) { result.http = [] }
        if random.chance(10) { result.exportTo = [random.pick(["*", ".", "shop"])] }
        return result
    }

    private static func altered(_ service: Service, _ random: inout SeededGenerator) -> Service {
        var result = service
        if random.chance(50) {
            result.selector = random.pick(RandomMesh.labels)
        } else {
            for place in result.ports.indices { result.ports[place].targetPort = .number(random.pick([8080, 9090])) }
        }
        return result
    }

    @Test("the review counts and names what the two matrices differ in", arguments: 0..<16)
    func equalsMatrices(block: Int) {
        // As in the properties: `LEGIBLE_MESHES` multiplies how many are tried.
        let count = 8 * (ProcessInfo.processInfo.environment["LEGIBLE_MESHES"].flatMap(Int.init) ?? 1)
        for seed in block * count..<block * count + count { compare(seed) }
    }

    /// A DestinationRule in a namespace to which a gateway's route leads, without the subset that it names.
    @Test("so do reviews of what once went unseen", arguments: [581])
    func equalsMatrices(seed: Int) { compare(seed) }

    private func compare(_ seed: Int) {
        let objects = RandomMesh(seed: seed).objects
        let before = Matrix(Mesh(objects, indexedFrom: 0))
        for change in Self.changes(of: objects, seed: seed) {
            let review = before.review(change, limit: 12)
            let after = Matrix(Mesh(objects.applying(change)))
            let diff = MatrixDiff(before: before, after: after, change: change)
            let words = "seed \(seed), \(change.apply.references + change.delete)"
            #expect(review.counts == diff.counts, "\(words)")
            let (left, right) = (review.worst, diff.page(limit: 12).items)
            #expect(left.map(\.client) == right.map(\.client), "\(words)")
            #expect(left.map(\.server) == right.map(\.server), "\(words)")
            #expect(left.map(\.after) == right.map(\.after), "\(words)")
            #expect(left.map(\.cause) == right.map(\.cause), "\(words)")
            #expect(review.notCompared == diff.notCompared, "\(words)")
        }
    }

    @Test("most changes of the common kinds need no second matrix")
    func isBounded() {
        var all: [String: Int] = [:]
        var bounded: [String: Int] = [:]
        for seed in 0..<40 {
            let objects = RandomMesh(seed: seed).objects
            let before = Matrix(Mesh(objects, indexedFrom: 0))
            for change in Self.changes(of: objects, seed: seed) {
                let kind = (change.apply.references + change.delete).first?.kind ?? ""
                all[kind, default: 0] += 1
                if !before.review(change, limit: 1).isFromScratch { bounded[kind, default: 0] += 1 }
            }
        }
        let kinds = [
            "Deployment", "StatefulSet", "Service", "Namespace", "PeerAuthentication", "DestinationRule",
            "EnvoyFilter", "AuthorizationPolicy", "EndpointSlice", "WorkloadEntry", "ValidatingWebhookConfiguration",
            "CustomResourceDefinition", "APIService", "VirtualService",
        ]
        for kind in kinds {
            #expect(bounded[kind] ?? 0 > (all[kind] ?? 0) / 8, "\(kind): \(bounded[kind] ?? 0) of \(all[kind] ?? 0)")
        }
        #expect(all.values.reduce(0, +) > 1000)
    }
}
