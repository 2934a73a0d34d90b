@testable import ScenarioStore
import Testing

@Suite struct MeshMigrationTests {
    /// The layout of version 1.0.0, before there were meshes.
    private let released = Schema(steps: Array(Schema.current.steps.prefix(1)))

    @Test("A store of version 1.0.0 keeps its scenarios, and takes meshes")
    func migrates() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let old = try Connection.writing(path: path, options: StoreOptions(), schema: released)
            try insertAsBefore(sample(1), into: old)
            try #expect(old.number("SELECT count(*) FROM sqlite_schema WHERE name = 'mesh'") == 0)
            old.close()
            let version = MeshVersion(mesh: "prod", version: sample(2).id, size: 2, summary: [1])
            let store = try SQLiteStore(path: path)
            try #expect(store.meshes() == [])
            try #expect(store.put(version, text: [7, 8]) == .created)
            store.close()
            let again = try SQLiteStore(path: path)
            defer { again.close() }
            try #expect(again.scenario(sample(1).id) == sample(1))
            try #expect(again.meshes() == [version])
            try #expect(again.text(of: version.version) == [7, 8])
        }
    }

    @Test("The schema of meshes is the one that was released")
    func second() throws {
        let digest = Digest(of: try #require(Schema.current.steps.dropFirst().first).utf8)
        #expect(Hexadecimal.text(digest.bytes) == "75cd33cfe0b21ec6f2a5e8e421a55d5f1aec3b547360796850a80f4361e3140a")
    }

    @Test("A text of many parts is written while others write, and one that is refused leaves nothing")
    func parts() throws {
        try withDirectory { directory in
            let store = try SQLiteStore(path: directory + "/legible.db")
            let text = (0..<(20 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
            let version = MeshVersion(mesh: "prod", version: sample(2).id, size: text.count, summary: [])
            let results = Results<MeshPutting>(expecting: 1)
            store.put(version, text: text, if: .none, completion: results.add)
            _ = try store.create(sample(1))
            try #expect(results.wait().map { try $0.get() } == [.created])
            try #expect(store.text(of: version.version) == text)
            let second = MeshVersion(mesh: "prod", version: sample(3).id, size: text.count, summary: [])
            try #expect(store.put(second, text: text, if: .absent) == .conditionFailed)
            store.close()
            let connection = try Connection(path: directory + "/legible.db", fileSystem: nil, busyMilliseconds: 0)
            try #expect(connection.number("SELECT count(*) FROM mesh_text") == 20)
        }
    }

    @Test("What a killed process left of a text goes at the next start, and what another may be writing stays")
    func unfinished() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let clock = StandingClock()
            var options = StoreOptions()
            options.clock = { clock.milliseconds }
            let connection = try Connection.writing(path: path, options: options)
            let recent = ULID(high: UInt64(clock.milliseconds) << 16, low: 1)
            for version in [sample(2).id, recent] {
                try MeshTable(connection: connection).append([1, 2, 3], to: version)
            }
            let kept = MeshVersion(mesh: "prod", version: sample(4).id, size: 1, summary: [])
            try MeshTable(connection: connection).insert(kept)
            try MeshTable(connection: connection).append([7], to: kept.version)
            connection.close()
            let store = try SQLiteStore(path: path, options: options)
            try #expect(store.text(of: kept.version) == [7])
            store.close()
            let again = try Connection(path: path, fileSystem: nil, busyMilliseconds: 0)
            try #expect(again.number("SELECT count(*) FROM mesh_text") == 2)
        }
    }

    @Test("A backup holds the meshes")
    func backup() throws {
        try withDirectory { directory in
            let store = try SQLiteStore(path: directory + "/legible.db")
            let version = MeshVersion(mesh: "prod", version: sample(2).id, size: 2, summary: [1])
            _ = try store.put(version, text: [7, 8])
            _ = try store.put(applications: [9], ofMesh: "prod")
            try store.backup(to: directory + "/copy.db")
            store.close()
            let copy = try SQLiteStore(path: directory + "/copy.db")
            defer { copy.close() }
            try #expect(copy.meshes() == [version])
            try #expect(copy.text(of: version.version) == [7, 8])
            try #expect(copy.applications(ofMesh: "prod") == [9])
        }
    }
}
