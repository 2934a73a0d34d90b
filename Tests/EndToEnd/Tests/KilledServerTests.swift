import Foundation
import Testing

@Suite("A server that is killed")
struct KilledServerTests {
    @Test("Killed 100 times at random moments under load, it keeps every scenario that it acknowledged")
    func killed() throws {
        let directory = try Directory()
        let body = try Examples.first
        var acknowledged: Set<String> = []
        for _ in 0..<100 {
            let server = try RunningServer(directory.url, ["--log-level", "quiet"])
            let load = try Load(server, body: body, connections: 4)
            usleep(.random(in: 0...150_000))
            server.signal(SIGKILL)
            #expect(server.wait() == -SIGKILL)
            acknowledged.formUnion(load.end())
        }
        #expect(directory.integrity(of: "data/scenarios.sqlite3") == "ok")
        #expect(acknowledged.count > 100)
        let back = try RunningServer(directory.url)
        let exported = try back.connect().call("GET", "/v1/scenarios:export").text
        let kept = Set(exported.split(separator: "\n").map { "/v1/scenarios/" + $0.dropFirst(7).prefix(26) })
        #expect(acknowledged.isSubset(of: kept), "\(acknowledged.subtracting(kept).count) are missing")
        // Each of the four connections can have had one request under way at each kill.
        #expect(kept.count <= acknowledged.count + 400)
        let lines = exported.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("{\"id\":\"") && $0.hasSuffix("}") })
        #expect(back.stop() == 0)
    }
}
