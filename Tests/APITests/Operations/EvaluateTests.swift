import HTTPServer
import Manifests
import Testing

struct EvaluateTests {
    private func problem(
        _ text: String, type: String = "application/yaml", accept: String = "application/json"
    ) throws -> Tree {
        let headers = ["Content-Type": type, "Accept": accept]
        let answer = Client().send(.post, "/v1/evaluate", text, headers: headers)
        #expect(answer.status == 400)
        #expect(answer.headers["Content-Type"] == "application/problem+json")
        return try #require(Tree.read(answer.body))
    }

    @Test func `every fault of a question is reported at once, with its place and its code`() throws {
        let text = """
            clinet: {}
            client: {namespace: Shop, workload: web, dataplane: sidcar}
            server: {host: orders, port: 70000}
            request: {tls: "yes"}
            """
        let errors = try problem(text)["errors"]?.elements ?? []
        #expect(
            errors.map { $0["pointer"]?.text } == [
                "/clinet", "/client/namespace", "/client/dataplane", "/server/port", "/request/tls",
            ])
        #expect(errors.map { $0["line"]?.number } == [1, 2, 2, 3, 4])
        #expect(errors.map { $0["column"]?.number } == [1, 21, 53, 30, 16])
        #expect(errors.map { $0["code"]?.text } == ["LEG9002", "LEG9008", "LEG9004", "LEG9008", "LEG9003"])
    }

    @Test(arguments: ["text/plain", "text/markdown", "text/plain, application/json;q=0.1"])
    func `an error is a problem, whatever form is asked for`(accept: String) throws {
        let problem = try problem("clinet: {}", accept: accept)
        #expect(problem["errors"]?.elements?.first?["pointer"]?.text == "/clinet")
    }

    static let kinds: [(text: String, code: String, pointer: String)] = [
        ("{client: [", "LEG9001", ""),
        ("client: {kind: external}\nserver: {host: a, port: 1}\nserver: {host: a, port: 1}", "LEG9009", "/server"),
        ("client: {kind: external}", "LEG9007", ""),
        ("client: {workload: web}\nserver: {host: a, port: 1}", "LEG9006", "/client/workload"),
        ("client: {kind: external, workload: web}\nserver: {host: a, port: 1}", "LEG9002", "/client/workload"),
        ("client: {kind: external}\nserver: {host: a, port: 1, service: b}", "LEG9002", "/server/service"),
        (
            "client: {kind: external}\nserver: {host: a, port: 1}\nmanifests:\n"
                + "- {apiVersion: v1, kind: Service, metadata: {name: a}}\n"
                + "- {apiVersion: v1, kind: Service, metadata: {name: a}}", "LEG9005", "/manifests/1"
        ),
    ]

    @Test(arguments: kinds)
    func `the code of a problem is that of its first fault`(entry: (text: String, code: String, pointer: String)) throws
    {
        let problem = try problem(entry.text)
        #expect(problem["code"]?.text == entry.code)
        #expect(problem["type"]?.text == "/v1/codes/\(entry.code)")
        #expect(problem["errors"]?.elements?.first?["pointer"]?.text == entry.pointer)
        #expect(Client().send(.get, "/v1/codes/\(entry.code)").status == 200)
    }

    @Test func `a workload that the manifests do not hold is named, with the nearest one`() throws {
        let text = """
            client: {namespace: shop, workload: wbe}
            server: {host: orders, port: 80}
            manifests:
            - {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {}}
            """
        #expect(try problem(text)["detail"]?.text?.contains("did you mean `web`") == true)
    }

    @Test(arguments: ["text/csv", "multipart/form-data", "application/x-ndjson"])
    func `what is not read is 415, and what is read is named`(type: String) throws {
        let answer = Client().send(.post, "/v1/evaluate", Question.described(), headers: ["Content-Type": type])
        #expect(answer.status == 415)
        #expect(try answer.json()["code"] as? String == "LEG9112")
        #expect(answer.text.contains("application/json, application/yaml"))
    }

    @Test func `nothing is stored`() throws {
        let client = Client()
        #expect(client.send(.post, "/v1/evaluate", Question.described(), headers: Question.json).status == 200)
        #expect(try (client.send(.get, "/v1/scenarios").json()["items"] as? [Any])?.isEmpty == true)
    }
}
