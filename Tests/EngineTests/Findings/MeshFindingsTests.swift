import Engine
import Model
import Testing

@Suite("The findings of a whole mesh")
struct MeshFindingsTests {
    private let today = CalendarDay("2026-11-25")

    /// `web` without a sidecar calls the two STRICT services of `shop`.
    private func matrix(ignore: String = "") throws -> Matrix {
        let annotations = ignore.isEmpty ? "{}" : "{legible.dev/ignore: \"\(ignore)\"}"
        return Matrix(
            try mesh(
                namespace("shop") + namespace("old", injected: "disabled") + app("orders", "shop") + app("cart", "shop")
                    + app("web", "old")
                    + strict("shop").replacing("name: default,", with: "name: default, annotations: \(annotations),")))
    }

    private func findings(_ matrix: Matrix, _ suppressions: [Suppression] = []) throws -> MeshFindings {
        MeshFindings(matrix, suppressions: suppressions, today: try #require(today))
    }

    @Test("one cause is one finding, with every call that it touches")
    func grouped() throws {
        let found = try findings(matrix()).items
        let refused = found.filter { $0.finding.code.number == "LEG3011" }
        #expect(refused.map(\.calls) == [2])
        #expect(refused.first?.finding.resource?.description == "PeerAuthentication shop/default")
        #expect(refused.first?.worst?.end.verdict == .broken)
        #expect(found.first?.finding.code.severity == .error)
        #expect(
            Set(found.map { "\($0.finding.code.number) \(String(describing: $0.finding.resource))" }).count
                == found.count)
    }

    @Test("every broken call is touched by a finding", arguments: 0..<40)
    func complete(seed: Int) throws {
        let matrix = Matrix(Mesh(RandomMesh(seed: seed).objects))
        let found = try findings(matrix).items
        for cell in matrix.page(MatrixFilter(verdict: .broken), limit: Int.max).items {
            let code = try #require(cell.end.failure?.code.number)
            #expect(found.contains { $0.finding.code.number == code && $0.calls > 0 }, "seed \(seed): \(cell)")
        }
        let touched = found.filter { $0.finding.code.severity == .error && $0.worst?.end.verdict == .broken }
            .reduce(0) { $0 + $1.calls }
        #expect(touched >= matrix.totals.broken, "seed \(seed)")
    }

    @Test("an annotation keeps a finding back until its day is past")
    func annotations() throws {
        let kept = try findings(matrix(ignore: "LEG3011 until 2026-12-31: the old shop moves in December"))
        #expect(!kept.items.contains { $0.finding.code.number == "LEG3011" })
        #expect(kept.suppressed.map { $0.suppression?.reason } == ["the old shop moves in December"])
        let expired = try findings(matrix(ignore: "LEG3011 until 2026-11-24: the old shop moves in December"))
        #expect(expired.suppressed.isEmpty)
        #expect(expired.items.contains { $0.finding.code.number == "LEG3011" })
        #expect(expired.items.contains { $0.finding.code.number == "LEG9013" })
        let wrong = try findings(matrix(ignore: "LEG3011"))
        #expect(wrong.items.contains { $0.finding.code.number == "LEG9014" })
    }

    @Test("a file of suppressions counts like annotations")
    func files() throws {
        let text = "LEG3011: known"
        let suppression = try #require(Suppression(text[...], on: nil))
        #expect(try findings(matrix(), [suppression]).suppressed.count == 1)
        for wrong in ["LEG3011", "LEG3011: ", "LEG0000: no such code", "LEG3011 until tomorrow: x"] {
            #expect(Suppression(wrong[...], on: nil) == nil, "\(wrong)")
        }
    }
}
