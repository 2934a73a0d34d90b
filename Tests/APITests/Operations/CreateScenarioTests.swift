import ScenarioStore
import HTTPServer
import Testing

struct CreateScenarioTests {
    @Test func `a scenario is answered with its place and its entity tag, and is read back as it was answered`() throws
    {
        let client = Client()
        let created = client.create()
        #expect(created.status == 201)
        let location = try #require(created.headers["Location"])
        let read = client.send(.get, location)
        #expect(read.body == created.body)
        #expect(read.headers["ETag"] == created.headers["ETag"])
        #expect(try created.json()["question"] != nil)
    }

    @Test func `the same key and body give the same scenario again`() throws {
        let client = Client()
        let first = client.create(key: "one")
        let second = client.create(key: "one")
        #expect(second.status == 201)
        #expect(second.body == first.body)
        #expect(client.create(key: "two").body != first.body)
        #expect(try (client.send(.get, "/v1/scenarios").json()["items"] as? [Any])?.count == 2)
    }

    @Test func `the same key with another body is 409, and stores nothing`() throws {
        let client = Client()
        _ = client.create(key: "one")
        let answer = client.create(Question.described(name: "another"), key: "one")
        #expect(answer.status == 409)
        #expect(try answer.json()["code"] as? String == "LEG9109")
        #expect(try (client.send(.get, "/v1/scenarios").json()["items"] as? [Any])?.count == 1)
    }

    @Test(arguments: ["with space", "tab\t", "ü", String(repeating: "k", count: 256)])
    func `a key that is none is 400 and points to its header`(key: String) throws {
        let answer = Client().create(key: key)
        #expect(answer.status == 400)
        let errors = try answer.json()["errors"] as? [[String: Any]]
        #expect(errors?.first?["pointer"] as? String == "/header/Idempotency-Key")
        #expect(errors?.first?["code"] as? String == "LEG9103")
    }

    @Test(arguments: [
        ("text/plain", "80"), ("text/markdown", "|"), ("text/vnd.mermaid", "flowchart"),
        ("text/*;q=0.5, */*;q=0.1", "80"),
    ])
    func `the answer comes in the form that is asked for`(accept: String, part: String) {
        var headers = Question.json
        headers["Accept"] = accept
        for target in ["/v1/scenarios", "/v1/evaluate"] {
            let answer = Client().send(.post, target, Question.described(), headers: headers)
            #expect(answer.status == (target == "/v1/evaluate" ? 200 : 201))
            #expect(answer.headers["Content-Type"]?.hasPrefix(accept.hasPrefix("text/*") ? "text/" : accept) == true)
            #expect(answer.text.contains(part))
        }
    }
}
