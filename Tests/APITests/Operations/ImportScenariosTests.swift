import HTTPServer
import Testing

struct ImportScenariosTests {
    @Test func `a broken line is reported with its number, and all others are kept`() throws {
        let source = Client()
        let bodies = (1...3).map { source.create(Question.described(name: "\($0)")).text }
        let target = Client()
        let text = "\(bodies[0])\n\n{\"id\":\n\(bodies[1])\r\n[]\n\(bodies[2])"
        let answer = target.send(.post, "/v1/scenarios:import", text, headers: Question.lines)
        #expect(answer.status == 200)
        let report = try answer.json()
        #expect(report["imported"] as? Int == 3)
        #expect(report["existing"] as? Int == 0)
        let faults = report["faults"] as? [[String: Any]] ?? []
        #expect(faults.compactMap { $0["line"] as? Int } == [3, 5])
        #expect(faults.allSatisfy { $0["detail"] is String })
        #expect(target.send(.get, "/v1/scenarios:export").body.isEmpty == false)
    }

    @Test func `what is there already is counted and stays as it is`() throws {
        let client = Client()
        let created = client.create()
        let changed = created.text.replacing("\"summary\":\"", with: "\"summary\":\"changed: ")
        let report = try client.send(.post, "/v1/scenarios:import", changed, headers: Question.lines).json()
        #expect(report["existing"] as? Int == 1)
        #expect((report["faults"] as? [Any])?.isEmpty == true)
        #expect(try client.send(.get, #require(created.headers["Location"])).body == created.body)
    }

    @Test func `an empty text imports nothing`() throws {
        let answer = Client().send(.post, "/v1/scenarios:import", "", headers: Question.lines)
        #expect(answer.status == 200)
        #expect(try answer.json()["imported"] as? Int == 0)
    }

    @Test(arguments: ["application/json", "application/yaml", "text/csv"])
    func `only NDJSON is read`(type: String) throws {
        let answer = Client().send(.post, "/v1/scenarios:import", "{}", headers: ["Content-Type": type])
        #expect(answer.status == 415)
        #expect(try answer.json()["code"] as? String == "LEG9112")
    }
}
