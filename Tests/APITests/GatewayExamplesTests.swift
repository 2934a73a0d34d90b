import Foundation
import HTTPServer
import Testing

@Suite("The examples of gateways")
struct GatewayExamplesTests {
    /// What `NAME.expected.json` states; `examples/README.md` has the members.
    struct Expectation: Decodable {
        struct Failure: Decodable {
            var step: String
            var at: String
            var reason: String
        }

        var verdict: String
        var transports: [String: String]
        var failure: Failure?
        var says: String
    }

    static let names: [String] = {
        let folder = examples.appending(path: "gateways")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test("are eleven")
    func isComplete() { #expect(Self.names.count == 11) }

    @Test("each is answered as expected", arguments: names)
    func isAnswered(name: String) throws {
        let folder = examples.appending(path: "gateways")
        let expected = try JSONDecoder().decode(
            Expectation.self, from: Data(contentsOf: folder.appending(path: "\(name).expected.json")))
        let question = Array(try Data(contentsOf: folder.appending(path: "\(name).yaml")))
        let answer = Client().send(.post, "/v1/evaluate", question, headers: yaml)
        #expect(answer.status == 200)
        let json = try answer.json()
        #expect(json["verdict"] as? String == expected.verdict)
        let failure = json["failure"] as? [String: Any]
        #expect(failure?["step"] as? String == expected.failure?.step)
        #expect(failure?["at"] as? String == expected.failure?.at)
        #expect(failure?["reason"] as? String == expected.failure?.reason)
        var transports: [String: String] = [:]
        for leg in json["legs"] as? [[String: Any]] ?? [] where leg["status"] as? String != "not-reached" {
            transports[leg["step"] as? String ?? ""] = leg["transport"] as? String
        }
        #expect(transports == expected.transports)
        #expect(!expected.says.isEmpty)
    }
}
