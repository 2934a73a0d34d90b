import Commands
import Foundation
import Testing

@Suite("The meshes of the examples")
struct MeshExamplesTests {
    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: Repository.path("examples/meshes"))) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    private static func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("each comes to the totals that are written down", arguments: names)
    func totals(name: String) throws {
        let expected = try Self.json(
            String(contentsOfFile: Repository.path("examples/meshes/totals.json"), encoding: .utf8))
        let ran = try Ran("check", "--output", "json", Repository.path("examples/meshes/\(name).yaml"))
        let totals = try #require(try Self.json(ran.output)["totals"] as? [String: Int])
        #expect(totals == expected[name] as? [String: Int])
        #expect(ran.status == ((totals["broken"] ?? 0) > 0 ? .no : .yes))
        #expect(ran.errors.isEmpty)
    }

    @Test("there are three, and each says what it shows") func three() throws {
        #expect(Self.names == ["migration-half-done", "small-shop", "webhook-trouble"])
        for name in Self.names {
            let text = try String(contentsOfFile: Repository.path("examples/meshes/\(name).yaml"), encoding: .utf8)
            #expect(text.hasPrefix("# ") && text.contains("legible check examples/meshes/\(name).yaml"))
        }
    }
}
