import Foundation
import Testing

@Suite("A server that cannot start, and what it logs when it can")
struct StartingTests {
    @Test("What keeps it from starting is one line on standard error, with status 1")
    func refusals() throws {
        let directory = try Directory()
        let running = try RunningServer(directory.url)
        try Data(repeating: 0x41, count: 4096).write(to: URL(fileURLWithPath: directory.path("text")))
        let free = ["serve", "--bind", "127.0.0.1:0"]
        let refused = [
            (["serve", "--bind", "127.0.0.1:\(running.port)", "--store", "memory:"], "in use"),
            (free + ["--store", "sqlite:\(directory.path("text"))"], "is not a database"),
            (free + ["--data-dir", directory.path("text")], "is not a directory"),
            (free + ["--store", "memory:", "--tokens", directory.path("none")], "cannot be read"),
            (free + ["--store", "memory:", "--decision-log", directory.path("none/log")], "cannot be written"),
            (["serve", "--bind", "0.0.0.0:0", "--store", "memory:"], "--allow-anonymous"),
        ]
        for (words, cause) in refused {
            let ran = try Program.run(words)
            #expect(ran.status == 1 && ran.output.isEmpty, "\(words)")
            #expect(ran.errors.contains(cause), "\(ran.errors)")
            #expect(ran.errors.split(separator: "\n").count == 1, "\(ran.errors)")
        }
        #expect(running.stop() == 0)
    }

    @Test("A request is one line of JSON, without its body, its query or a secret")
    func log() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url)
        let headers = Examples.yaml.merging(["Authorization": "Bearer hidden-token", "X-Request-Id": "mine"]) { $1 }
        let connection = try server.connect()
        let answer = try connection.call("POST", "/v1/evaluate", headers: headers, body: Examples.first)
        #expect(answer.headers["x-request-id"] == "mine")
        _ = try connection.call("GET", "/v1/scenarios?namespace=hidden-namespace")
        #expect(server.stop() == 0)
        let text = try server.log
        for secret in ["hidden-token", "hidden-namespace", "registry.example"] { #expect(!text.contains(secret)) }
        let lines = try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        let request = try #require(lines.first { $0["requestId"] as? String == "mine" })
        #expect(request["operation"] as? String == "evaluate" && request["status"] as? Int == 200)
        #expect(request["bytesIn"] as? Int == (try Examples.first.count))
        #expect(request["bytesOut"] as? Int == answer.body.count)
        #expect(lines.contains { $0["operation"] as? String == "listScenarios" })
    }

    @Test("Quiet leaves the line a request out")
    func quiet() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url, ["--log-level", "quiet"])
        #expect(try server.connect().call("GET", "/livez").status == 200)
        #expect(server.stop() == 0)
        #expect(try !server.log.contains("\"event\":\"request\""))
    }

    @Test("Every decision is a line of the decision log")
    func decisions() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url, ["--decision-log", directory.path("decisions")])
        let connection = try server.connect()
        for path in ["/v1/evaluate", "/v1/scenarios"] {
            #expect(try connection.call("POST", path, headers: Examples.yaml, body: Examples.first).status < 300)
        }
        #expect(server.stop() == 0)
        let lines = try String(contentsOfFile: directory.path("decisions"), encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.contains("\"verdict\":\"broken\"") })
    }
}
