import Foundation
import HTTPServer
import Manifests
import ScenarioStore
import Testing

@testable import API

/// The gateway's certificate of the example is good until the end of 2026.
struct MeshAtATimeTests {
    private static func manifests() throws -> String {
        let path = URL(fileURLWithPath: #filePath)
            .appending(path: "../../../../examples/codes/LEG2301-certificate-of-last-year.yaml").standardizedFileURL
        let text = try String(contentsOf: path, encoding: .utf8)
        return try #require(text.split(separator: "manifests: |\n").last)
            .split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(2) }.joined(separator: "\n")
    }

    private static func codes(_ answer: Client.Answer) -> [String] {
        (answer.tree["items"]?.elements ?? []).compactMap { $0["code"]?.text }.filter { $0.hasPrefix("LEG23") }
    }

    @Test func `an analysis looks at certificates at the time that is asked for`() throws {
        func analyze(_ time: String) throws -> Client.Answer {
            let question: Tree = ["manifests": .string(try Self.manifests()), "at": .string(time)]
            return Client().send(.post, "/v1/analyze", JSONWriter.write(question), headers: Question.json)
        }
        #expect(Self.codes(try analyze("2026-12-31T23:00:00Z")) == [])
        #expect(Self.codes(try analyze("2027-01-01T00:00:01Z")) == ["LEG2301"])
        let refused = try analyze("tomorrow")
        #expect(refused.status == 400)
        #expect(refused.tree["errors"]?.elements?.first?["pointer"] == "/at")
    }

    @Test func `two meshes are compared at one time`() throws {
        func broken(_ time: String) throws -> Tree? {
            let text = try Self.manifests()
            let question: Tree = [
                "old": .string(text.replacing("kind: Secret", with: "kind: Other")), "new": .string(text),
                "at": .string(time),
            ]
            let answer = Client().send(.post, "/v1/diff", JSONWriter.write(question), headers: Question.json)
            #expect(answer.status == 200, "\(answer.text)")
            return answer.tree["counts"]?["broken"]
        }
        #expect(try broken("2026-12-31T23:00:00Z") == 0)
        #expect(try broken("2027-01-01T00:00:01Z") == 1)
    }

    @Test(arguments: [(1_798_700_000_000, []), (1_798_800_000_000, ["LEG2301"])] as [(Int64, [String])])
    func `a mesh that is kept is judged as of when it was put`(now: Int64, codes: [String]) throws {
        let client = Client(
            Service(
                store: MemoryStore(), identifiers: ULIDGenerator(clock: { now }, random: { 7 }), clock: { now }))
        let put = client.send(.put, "/v1/meshes/prod", try Self.manifests(), headers: yaml)
        #expect(put.status == 201, "\(put.text)")
        #expect(Self.codes(client.send(.get, "/v1/meshes/prod/findings")) == codes)
    }
}
