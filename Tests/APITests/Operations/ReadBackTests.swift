import HTTPServer
import Manifests
import Meshes
import ScenarioStore
import Testing

/// What is stored of random meshes.
struct ReadBackTests {
    @Test func `a scenario that is read back equals what was answered`() throws {
        let client = Client()
        var stored = 0
        for seed in UInt64(1)...250 {
            let created = client.send(.post, "/v1/scenarios", JSONWriter.write(RandomMesh(seed: seed).question))
            guard created.status == 201 else { continue }
            let read = client.send(.get, try #require(created.headers["Location"]))
            #expect(read.body == created.body, "seed \(seed)")
            stored += 1
        }
        #expect(stored > 200)
    }

    @Test func `a scenario that is exported and imported elsewhere is the same`() throws {
        let (first, second) = (Client(), Client())
        for seed in UInt64(1)...40 {
            _ = first.send(.post, "/v1/scenarios", JSONWriter.write(RandomMesh(seed: seed).question))
        }
        let lines = first.send(.get, "/v1/scenarios:export")
        let json = ["Content-Type": "application/x-ndjson"]
        #expect(second.send(.post, "/v1/scenarios:import", lines.body, headers: json).status == 200)
        #expect(second.send(.get, "/v1/scenarios:export").body == lines.body)
    }
}
