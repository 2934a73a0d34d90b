import HTTPServer
import Manifests
import Testing

struct ScenarioTests {
    static let paths: [(method: HTTPMethod, suffix: String)] = [
        (.get, ""), (.delete, ""), (.post, ":evaluate"), (.get, "/diagram"),
    ]

    @Test(arguments: paths)
    func `an id that no scenario has is 404, and so is what is no id`(path: (method: HTTPMethod, suffix: String)) throws
    {
        for id in ["01M84SWM50Q2V5X7Z9B1C3D5F7", "nothing"] {
            let answer = Client().send(path.method, "/v1/scenarios/\(id)\(path.suffix)")
            #expect(answer.status == 404)
            #expect(try answer.json()["code"] as? String == "LEG9106")
            #expect(answer.text.contains("`\(id)`"))
        }
    }

    @Test func `the picture is for a terminal, or Mermaid where that is asked for`() throws {
        let client = Client()
        let place = try #require(client.create().headers["Location"]) + "/diagram"
        let picture = client.send(.get, place)
        #expect(picture.headers["Content-Type"] == "text/plain; charset=utf-8")
        #expect(picture.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let mermaid = client.send(.get, place, headers: ["Accept": "text/vnd.mermaid"])
        #expect(mermaid.headers["Content-Type"]?.hasPrefix("text/vnd.mermaid") == true)
        #expect(mermaid.text.hasPrefix("flowchart"))
    }

    @Test func `a kept question that is asked again today has no drift`() throws {
        let client = Client()
        let created = client.create()
        let answer = try client.send(.post, #require(created.headers["Location"]) + ":evaluate")
        let drift = try #require(Tree.read(answer.body))
        #expect(drift["drift"] == false)
        #expect(drift["changes"]?.elements?.isEmpty == true)
        #expect(drift["after"]?["verdict"] == Tree.read(created.body)?["verdict"])
    }

    @Test func `a stored answer that differs from today's is compared, and stays as it is`() throws {
        let old = Client().create().text.replacing("\"verdict\":\"mutual-tls\"", with: "\"verdict\":\"plaintext\"")
        let client = Client()
        _ = client.send(.post, "/v1/scenarios:import", old, headers: Question.lines)
        let id = try #require(Tree.read(Array(old.utf8))?["id"]?.text)
        let drift = try #require(Tree.read(client.send(.post, "/v1/scenarios/\(id):evaluate").body))
        #expect(drift["drift"] == true)
        #expect(drift["changes"]?.elements?.first?.text == "verdict: plaintext → mutual-tls")
        #expect(client.send(.get, "/v1/scenarios/\(id)").text == old)
    }

    @Test func `a path that does not exist is 404`() throws {
        let answer = Client().send(.get, "/v1/scenario")
        #expect(answer.status == 404)
        #expect(try answer.json()["code"] as? String == "LEG9106")
    }
}
