import Foundation
import HTTPServer
import Testing

@Suite("The examples in JSON")
struct JSONExamplesTests {
    static func names(in folder: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: examples.appending(path: folder).path)) ?? []
        return files.filter { $0.hasSuffix(".json") }.sorted()
    }

    /// The example of the same name in YAML.
    private func inYAML(_ name: String) -> [UInt8]? {
        for folder in ["", "seed/", "gateways/", "codes/"] {
            let file = examples.appending(path: folder + name.replacing(".json", with: ".yaml"))
            if let data = try? Data(contentsOf: file) { return Array(data) }
        }
        return nil
    }

    /// Of an answer, what does not repeat the text of the objects.
    private func told(_ answer: Client.Answer) throws -> NSDictionary {
        var json = try answer.json()
        json["remediations"] = (json["remediations"] as? [[String: Any]])?.map { $0["title"] }
        return json as NSDictionary
    }

    @Test("each is answered as the same question in YAML", arguments: names(in: "json"))
    func isAnswered(name: String) throws {
        let question = Array(try Data(contentsOf: examples.appending(path: "json/\(name)")))
        let answer = Client().send(.post, "/v1/evaluate", question, headers: Question.json)
        #expect(answer.status == 200, "\(answer.text)")
        let other = Client().send(.post, "/v1/evaluate", try #require(inYAML(name)), headers: yaml)
        #expect(other.status == 200, "\(other.text)")
        #expect(try told(answer) == told(other))
    }

    @Test(
        "each review of the small shop is refused for what it harms, or let through",
        arguments: [
            ("destination-rule-disable", "this change breaks 3 calls"),
            ("new-image", nil),
            ("sidecar-taken-away", "this change breaks 2 calls and exposes 3 calls"),
            ("strict-to-permissive", nil),
        ])
    func isReviewed(name: String, harm: String?) throws {
        let client = Client()
        let mesh = Array(try Data(contentsOf: examples.appending(path: "meshes/small-shop.yaml")))
        #expect(client.send(.put, "/v1/meshes/small-shop", mesh, headers: yaml).status == 201)
        let review = Array(try Data(contentsOf: examples.appending(path: "reviews/\(name).json")))
        let answer = client.send(.post, "/v1/admission/small-shop/deny", review, headers: Question.json)
        #expect(answer.status == 200, "\(answer.text)")
        let response = try answer.json()["response"] as? [String: Any]
        #expect(response?["allowed"] as? Bool == (harm == nil))
        let status = response?["status"] as? [String: Any]
        #expect((status?["message"] as? String)?.contains(harm ?? "") == (harm == nil ? nil : true))
    }

    @Test("every review has its row above")
    func isComplete() { #expect(Self.names(in: "reviews").count == 4) }
}
