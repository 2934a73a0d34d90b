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
            _ = try ScenarioTable(connection: old).insert(sample(1))
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
