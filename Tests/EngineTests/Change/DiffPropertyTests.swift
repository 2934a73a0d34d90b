import Engine
import Model
import Testing

@Suite("A change of a mesh, and its calls one by one")
struct DiffPropertyTests {
    private struct Call: Hashable {
        var client: MatrixClient
        var server: MatrixServer
    }

    private static func ends(_ matrix: Matrix) -> [Call: CallEnd] {
        var result: [Call: CallEnd] = [:]
        for cell in matrix.page(limit: Int.max).items {
            result[Call(client: cell.client, server: cell.server)] = cell.end
        }
        return result
    }

    /// How a call from outside ends that its gateway does not serve any longer; nil where the gateway is gone.
    private static func unserved(_ call: Call, _ objects: Objects) -> CallEnd? {
        guard let gateway = call.server.gateway else { return nil }
        let question = Question(
            client: call.client.client, gateway: gateway,
            server: Server(
                target: .host(call.server.host, port: call.server.port), application: ServerApplication()))
        guard let outcome = (try? Subject(question, on: Mesh(objects))).map(Outcome.init) else { return nil }
        switch outcome.missing.first {
        case .gateway?, .noGateway?: return nil
        default: return CallEnd(outcome)
        }
    }

    /// A change that takes some objects away, and brings some of another mesh.
    static func change(of objects: Objects, seed: Int) -> ChangeSet {
        var random = SeededGenerator(seed: seed &+ 77_000)
        let other = RandomMesh(seed: seed &+ 50_000).objects
        var change = ChangeSet()
        func some<Object>(_ all: [Object], _ percent: Int) -> [Object] { all.filter { _ in random.chance(percent) } }
        change.apply.peerAuthentications = some(other.peerAuthentications, 60)
        change.apply.destinationRules = some(other.destinationRules, 40)
        change.apply.virtualServices = some(other.virtualServices, 20)
        change.apply.sidecars = some(other.sidecars, 20)
        change.apply.services = some(other.services, 10)
        change.apply.workloads = some(other.workloads, 10)
        change.apply.namespaces = some(other.namespaces, 10)
        if seed % 2 == 0 {
            // PeerAuthentications alone: what they do not touch is kept as it was.
            let policies = change.apply.peerAuthentications
            change.apply = Objects()
            change.apply.peerAuthentications = policies
            change.delete = some(objects.peerAuthentications.map(\.reference), 30)
            return change
        }
        change.delete =
            some(objects.peerAuthentications.map(\.reference), 20) + some(objects.destinationRules.map(\.reference), 20)
            + some(objects.services.map(\.reference), 5) + some(objects.workloads.map(\.reference), 5)
        return change
    }

    @Test("the diff is what the two matrices differ in, call by call", arguments: 0..<20)
    func equalPairs(block: Int) {
        for seed in block * 15..<block * 15 + 15 {
            let objects = RandomMesh(seed: seed).objects
            let change = Self.change(of: objects, seed: seed)
            let before = Matrix(Mesh(objects))
            let diff = before.diff(change)
            // As from nothing, whatever the diff knows of the first matrix.
            let after = Self.ends(Matrix(Mesh(objects.applying(change))))
            var expected: [Call: CallChange.Kind] = [:]
            for (call, end) in Self.ends(before) {
                guard let new = after[call] ?? Self.unserved(call, objects.applying(change)) else { continue }
                expected[call] = CallChange.Kind(before: end, after: new)
            }
            let (items, next) = diff.page(limit: Int.max)
            #expect(next == nil)
            #expect(Dictionary(items.map { (Call(client: $0.client, server: $0.server), $0.kind) }) { $1 } == expected)
            #expect(items.count == expected.count && diff.counts.all == expected.count, "seed \(seed)")
            for kind in CallChange.Kind.allCases {
                #expect(diff.counts[kind] == items.count { $0.kind == kind }, "seed \(seed), \(kind)")
            }
            let order = CallChange.Kind.allCases
            let ranks = items.map { order.firstIndex(of: $0.kind) ?? -1 }
            #expect(ranks == ranks.sorted(), "seed \(seed)")
            for item in items {
                let call = Call(client: item.client, server: item.server)
                #expect((after[call] ?? Self.unserved(call, objects.applying(change))) == item.after, "seed \(seed)")
            }
            #expect(diff.after.totals == Matrix(Mesh(objects.applying(change))).totals, "seed \(seed)")
        }
    }

    @Test("pages of a diff put together are the whole", arguments: 0..<10)
    func pages(seed: Int) {
        let objects = RandomMesh(seed: seed).objects
        let diff = Matrix(Mesh(objects)).diff(Self.change(of: objects, seed: seed))
        var items: [CallChange] = []
        var place: Int? = 0
        while let start = place {
            let page = diff.page(from: start, limit: 2)
            items += page.items
            place = page.next
        }
        #expect(items == diff.page(limit: Int.max).items)
    }

    @Test("without the object that causes it, a call ends as before", arguments: 0..<25)
    func cause(seed: Int) {
        let objects = RandomMesh(seed: seed).objects
        var change = Self.change(of: objects, seed: seed)
        change.delete = []
        let diff = Matrix(Mesh(objects)).diff(change)
        for item in diff.page(limit: 20).items {
            guard let cause = item.cause else { continue }
            var less = change
            less.apply.peerAuthentications.removeAll { $0.reference == cause }
            less.apply.destinationRules.removeAll { $0.reference == cause }
            less.apply.virtualServices.removeAll { $0.reference == cause }
            less.apply.sidecars.removeAll { $0.reference == cause }
            less.apply.services.removeAll { $0.reference == cause }
            less.apply.workloads.removeAll { $0.reference == cause }
            less.apply.namespaces.removeAll { "Namespace \($0.metadata.name)" == "\(cause)" }
            let without = Matrix(Mesh(objects.applying(less))).end(item.client, item.server)
            #expect(without == item.before || diff.objects.count == 1, "seed \(seed): \(item)")
        }
    }

    @Test("a mesh that does not change has no changes")
    func nothing() {
        let objects = RandomMesh(seed: 3).objects
        let diff = MatrixDiff(before: Matrix(Mesh(objects)), after: Matrix(Mesh(objects)))
        #expect(diff.counts.all == 0 && diff.objects.isEmpty && diff.page(limit: 5).items.isEmpty)
    }
}
