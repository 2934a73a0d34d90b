import Foundation
import Testing

@Suite("A server, from outside")
struct RoundTripTests {
    @Test("The first example is answered as a picture")
    func first() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url)
        let headers = Examples.yaml.merging(["Accept": "text/plain"]) { $1 }
        let answer = try server.connect().call("POST", "/v1/evaluate", headers: headers, body: Examples.first)
        #expect(answer.status == 200 && answer.text.hasPrefix("BROKEN on leg 2: server-tls-handshake-foreign"))
        #expect(server.stop() == 0)
        #expect(server.restOfOutput.isEmpty)
    }

    @Test("Every row of the seed is stored, listed, exported, imported into an empty server, and read byte for byte")
    func seed() throws {
        let (directory, other) = (try Directory(), try Directory())
        let (server, empty) = (try RunningServer(directory.url), try RunningServer(other.url))
        let connection = try server.connect()
        var bodies: [String: [UInt8]] = [:]
        for row in try Examples.seed {
            let created = try connection.call("POST", "/v1/scenarios", headers: Examples.yaml, body: row.text)
            #expect(created.status == 201, "\(row.name): \(created.text)")
            bodies[try #require(created.headers["location"])] = created.body
        }
        #expect(bodies.count > 100)
        let page = try connection.call("GET", "/v1/scenarios?pageSize=1000")
        let list = try #require(try JSONSerialization.jsonObject(with: Data(page.body)) as? [String: Any])
        #expect((list["items"] as? [[String: Any]])?.count == bodies.count)
        let exported = try connection.call("GET", "/v1/scenarios:export")
        #expect(exported.status == 200)
        let lines = ["Content-Type": "application/x-ndjson"]
        let receiver = try empty.connect()
        let imported = try receiver.call("POST", "/v1/scenarios:import", headers: lines, body: exported.body)
        #expect(imported.text == "{\"imported\":\(bodies.count),\"existing\":0,\"faults\":[]}")
        for (path, body) in bodies { #expect(try receiver.call("GET", path).body == body) }
        #expect(try receiver.call("GET", "/v1/scenarios:export").body == exported.body)
        #expect(server.stop() == 0 && empty.stop() == 0)
    }

    @Test("The command line reads, imports and copies a store while the server uses it")
    func beside() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url)
        let connection = try server.connect()
        for _ in 0..<20 {
            let created = try connection.call("POST", "/v1/scenarios", headers: Examples.yaml, body: Examples.first)
            #expect(created.status == 201)
        }
        let data = ["--data-dir", directory.path("data")]
        let exported = try Program.run(["scenarios", "export"] + data)
        #expect(try connection.call("GET", "/v1/scenarios:export").text == exported.output)
        #expect(try Program.run(["scenarios", "backup", directory.path("copy")] + data).status == 0)
        #expect(directory.integrity(of: "copy") == "ok")
        let newest = String(try Program.run(["scenarios", "list"] + data).output.prefix(26))
        #expect(try Program.run(["scenarios", "delete", newest] + data).status == 0)
        #expect(try connection.call("GET", "/v1/scenarios/\(newest)").status == 404)
        let again = try Program.run(["scenarios", "import", "-"] + data, input: exported.output)
        #expect(again.output == "1 imported, 19 there already\n")
        #expect(try connection.call("GET", "/v1/scenarios/\(newest)").status == 200)
        #expect(server.stop() == 0)
    }

    @Test("Health is that of the server")
    func health() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url)
        let words = ["health", "--url", "http://127.0.0.1:\(server.port)"]
        #expect(try Program.run(words).status == 0)
        #expect(server.stop() == 0)
        #expect(try Program.run(words).status == 1)
    }
}
