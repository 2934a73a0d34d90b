import Manifests
import HTTPServer
import Testing

struct EvaluateBatchTests {
    static let good = "{\"correlationId\": \"good\", \(Question.described().dropFirst())"
    static let bad = #"{"correlationId": "bad", "client": {"kind": "kublet"}, "server": {"host": "a"}}"#

    static let batches: [(type: String, text: String)] = [
        ("application/json", "[\(good), \(bad), 7]"),
        ("application/x-ndjson", "\(good)\n\(bad)\n7\n"),
        ("application/yaml", "- \(good)\n- \(bad)\n- 7\n"),
        ("application/yaml", "\(good)\n---\n\(bad)\n---\n7\n"),
    ]

    @Test(arguments: batches)
    func `each item has its answer or its faults`(batch: (type: String, text: String)) throws {
        let answer = Client().send(
            .post, "/v1/evaluate:batch", batch.text,
            headers: ["Content-Type": batch.type, "Accept": "application/json"])
        #expect(answer.status == 200)
        let items = try #require(Tree.read(answer.body)?["items"]?.elements)
        #expect(items.map { $0["index"]?.number } == [0, 1, 2])
        #expect(items.map { $0["correlationId"]?.text } == ["good", "bad", nil])
        #expect(items.first?["answer"]?["verdict"]?.text == "mutual-tls")
        let faults = items.dropFirst().map { $0["problem"]?["errors"]?.elements ?? [] }
        #expect(faults.first?.compactMap { $0["pointer"]?.text } == ["/client/kind", "/server"])
        #expect(faults.first?.compactMap { $0["code"]?.text } == ["LEG9004", "LEG9007"])
        #expect(faults.last?.compactMap { $0["code"]?.text } == ["LEG9003"])
    }

    @Test func `NDJSON is answered with a line for each item`() {
        let answer = Client().send(.post, "/v1/evaluate:batch", Self.batches[1].text, headers: Question.lines)
        #expect(answer.headers["Content-Type"] == "application/x-ndjson")
        let lines = answer.body.split(separator: 10).map { Tree.read(Array($0)) }
        #expect(lines.map { $0?["index"]?.number } == [0, 1, 2])
    }

    @Test(arguments: ["{}", "7", "null", "[", "", Question.described()])
    func `JSON that is no list is 400`(text: String) {
        #expect(Client().send(.post, "/v1/evaluate:batch", text, headers: Question.json).status == 400)
    }

    @Test(arguments: ["application/json", "application/x-ndjson", "application/yaml"])
    func `an empty body is 400 in every format`(type: String) throws {
        let answer = Client().send(.post, "/v1/evaluate:batch", "", headers: ["Content-Type": type])
        #expect(answer.status == 400)
        #expect(try (answer.json()["errors"] as? [Any])?.count == 1)
    }
}
