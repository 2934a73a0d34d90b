import Engine
import Model
import Testing

@Suite("A matrix and its calls one by one")
struct MatrixPropertyTests {
    private static func differences(_ objects: Objects, _ applications: [Application]) -> [String] {
        let matrix = Matrix(Mesh(objects, indexedFrom: 0), applications: Applications(applications))
        return PairByPair(matrix: matrix, objects: objects).differences()
    }

    @Test("every call ends in the matrix as it does by itself", arguments: 0..<40)
    func equalPairs(block: Int) {
        for seed in block * 25..<block * 25 + 25 {
            var mesh = RandomMesh(seed: seed)
            let applications = mesh.applications()
            let differences = Self.differences(mesh.objects, applications)
            if differences.isEmpty { continue }
            let smallest = Shrinking { !Self.differences($0, applications).isEmpty }.smallest(mesh.objects)
            let first = Self.differences(smallest, applications).prefix(3).joined(separator: "\n")
            Issue.record("seed \(seed): \(first)\nof \(smallest) \(applications)")
            return
        }
    }

    @Test("random meshes have calls from outside through gateways with every kind of end, and calls that leave by one")
    func throughGateways() throws {
        var ends: [CallEnd: Int] = [:]
        var leaving = 0
        for seed in 0..<400 {
            let matrix = Matrix(Mesh(RandomMesh(seed: seed).objects))
            for cell in matrix.page(MatrixFilter(workload: "external"), limit: Int.max).items {
                ends[cell.end, default: 0] += 1
            }
            let server = matrix.servers.first { $0.host == "out.example.org" }
            for row in matrix.rows where row.servers == nil && server != nil {
                let answer = try server.map { try matrix.answer(row.client, $0) }
                if answer?.legs.contains(where: { $0.to == .egressGateway }) ?? false { leaving += 1 }
            }
        }
        for verdict in [Verdict.tls, .plaintext, .broken, .undetermined] {
            #expect(ends.contains { $0.key.verdict == verdict }, "\(verdict) of \(ends.values.reduce(0, +)) ends")
        }
        let reasons = Set(ends.keys.compactMap(\.failure?.reason))
        #expect(reasons.isSuperset(of: [.gatewayNoRoute, .gatewayNoListener, .gatewayNoMatchingServer]))
        #expect(leaving > 10)
    }

    @Test("totals are the counts of the calls, whatever is filtered", arguments: 0..<60)
    func equalTotals(seed: Int) {
        let mesh = RandomMesh(seed: seed)
        let matrix = Matrix(Mesh(mesh.objects))
        var filters = [MatrixFilter.everything]
        filters += Verdict.allCases.map { MatrixFilter(verdict: $0) }
        filters += mesh.namespaces.map { MatrixFilter(namespace: $0) }
        filters += mesh.namespaces.map { MatrixFilter(namespace: $0, workload: "w0", verdict: .broken) }
        filters += matrix.servers.prefix(2).map { MatrixFilter(host: $0.host) }
        filters += [MatrixFilter(code: "LEG3011"), MatrixFilter(workload: "shop/w0")]
        for filter in filters {
            var counted = VerdictTotals()
            for cell in matrix.page(filter, limit: Int.max).items { counted[cell.end.verdict] += 1 }
            #expect(matrix.totals(filter) == counted, "\(filter)")
            var grouped = VerdictTotals()
            for group in matrix.groups(by: .namespace, filter).items {
                for verdict in Verdict.allCases { grouped[verdict] += group.totals[verdict] }
            }
            #expect(grouped == counted, "\(filter)")
        }
        #expect(matrix.totals.all == matrix.rows.indices.reduce(0) { $0 + matrix.servers(ofRow: $1).count })
    }

    @Test("pages put together are the whole, in order", arguments: 0..<20)
    func pages(seed: Int) {
        let matrix = Matrix(Mesh(RandomMesh(seed: seed).objects))
        let filter = seed % 2 == 0 ? MatrixFilter.everything : MatrixFilter(verdict: .broken)
        var items: [MatrixCell] = []
        var position: MatrixPosition? = .start
        while let start = position {
            let page = matrix.page(filter, from: start, limit: 3)
            #expect(page.items.count <= 3)
            items += page.items
            position = page.next
        }
        #expect(items == matrix.page(filter, limit: Int.max).items)
        let groups = matrix.groups(by: .workload).items
        #expect(matrix.groups(by: .workload, from: 2, limit: 2).items == Array(groups.dropFirst(2).prefix(2)))
    }
}
