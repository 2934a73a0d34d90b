import Foundation
import Testing

@Suite("A server that is stopped or told something")
struct StoppingTests {
    @Test("SIGTERM and SIGINT end it with status 0", arguments: [SIGTERM, SIGINT])
    func ends(_ number: Int32) throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url)
        server.signal(number)
        #expect(server.wait() == 0)
        #expect(try server.log.contains("\"event\":\"stopped\""))
    }

    @Test("What was acknowledged while it drained is there when it comes back")
    func drains() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url)
        let load = try Load(server, body: Examples.first, connections: 4)
        load.waitUntil(acknowledged: 50)
        #expect(server.stop() == 0)
        let acknowledged = load.end()
        let back = try RunningServer(directory.url)
        let connection = try back.connect()
        for path in acknowledged { #expect(try connection.call("GET", path).status == 200) }
        #expect(acknowledged.count >= 50)
        #expect(back.stop() == 0)
    }

    @Test("A request that was under way is still answered")
    func underWay() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url)
        let connection = try server.connect()
        let body = try Examples.first
        let headers = Examples.yaml.merging(["Expect": "100-continue"]) { $1 }
        try connection.send(connection.head("POST", "/v1/evaluate", headers: headers, length: body.count))
        // With this the server has begun to read the request.
        #expect(try connection.answer().status == 100)
        try connection.send(Array(body.prefix(100)))
        server.signal(SIGTERM)
        try server.waitForLog("\"event\":\"stopping\"")
        try connection.send(Array(body.dropFirst(100)))
        #expect(try connection.answer().status == 200)
        #expect(server.wait() == 0)
    }

    @Test("A second signal ends it at once")
    func second() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url, ["--grace", "10m", "--request-time", "20m"])
        let connection = try server.connect()
        try connection.send(connection.head("POST", "/v1/evaluate", headers: Examples.yaml, length: 1000))
        #expect(try server.connect().call("GET", "/livez").status == 200)
        server.signal(SIGTERM)
        try server.waitForLog("\"event\":\"stopping\"")
        server.signal(SIGTERM)
        #expect(server.wait() == 128 + SIGTERM)
    }

    @Test("SIGHUP reads the tokens again")
    func tokens() throws {
        let directory = try Directory()
        let file = directory.path("tokens")
        func write(_ token: String) throws {
            let line = try Program.run(["hash-token", "--role", "read"], input: token).output
            try Data(line.utf8).write(to: URL(fileURLWithPath: file))
        }
        try write("first-token-0123456789")
        let server = try RunningServer(directory.url, ["--tokens", file])
        let connection = try server.connect()
        func status(_ token: String) throws -> Int {
            try connection.call("GET", "/v1/codes", headers: ["Authorization": "Bearer \(token)"]).status
        }
        #expect(try status("first-token-0123456789") == 200)
        #expect(try connection.call("GET", "/v1/codes").status == 401)
        try write("second-token-012345678")
        server.signal(SIGHUP)
        try server.waitForLog("\"event\":\"tokens read again\"")
        #expect(try status("first-token-0123456789") == 401)
        #expect(try status("second-token-012345678") == 200)
        try Data("nonsense\n".utf8).write(to: URL(fileURLWithPath: file))
        server.signal(SIGHUP)
        try server.waitForLog("\"event\":\"tokens not read again\"")
        #expect(try status("second-token-012345678") == 200)
        #expect(server.stop() == 0)
        #expect(try !server.log.contains("second-token"))
    }
}
