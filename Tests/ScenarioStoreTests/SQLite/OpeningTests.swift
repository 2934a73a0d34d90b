import Foundation
@testable import ScenarioStore
import Testing

@Suite struct OpeningTests {
    @Test("What was stored is there after a restart, with its idempotency keys")
    func reopened() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let key = try IdempotencyKey.sample("k", body: "question")
            let first = try SQLiteStore(path: path)
            _ = try first.create(sample(1), key: key)
            first.close()
            #expect(FileManager.default.fileExists(atPath: path + "-wal") == false)
            let second = try SQLiteStore(path: path)
            defer { second.close() }
            #expect(second.statistics().scenarios == 1)
            try #expect(second.create(sample(2), key: key) == .repeated(sample(1)))
        }
    }

    @Test("A file that is no database is refused and left as it was")
    func notDatabase() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let text = String(repeating: "This is a letter.\n", count: 100)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: StoreError.notDatabase(path: path)) { try SQLiteStore(path: path) }
            try #expect(String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }

    @Test("The database of another program is refused and left as it was")
    func foreign() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let other = try Connection(path: path, fileSystem: nil, busyMilliseconds: 0)
            try other.execute("CREATE TABLE letter (text TEXT)")
            other.close()
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(throws: StoreError.foreignDatabase(path: path)) { try SQLiteStore(path: path) }
            try #expect(Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test("The database of a newer version is refused and left as it was")
    func newer() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let newer = Schema(steps: Schema.current.steps + ["CREATE TABLE future (moment INTEGER)"])
            try Connection.writing(path: path, options: StoreOptions(), schema: newer).close()
            let supported = Schema.current.steps.count
            #expect(throws: StoreError.newerVersion(path: path, found: supported + 1, supported: supported)) {
                try SQLiteStore(path: path)
            }
            try Connection.writing(path: path, options: StoreOptions(), schema: newer).close()
        }
    }

    @Test("A file of an older version is brought up to date, with what it holds")
    func migrated() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let store = try SQLiteStore(path: path)
            _ = try store.create(sample(1))
            store.close()
            let newer = Schema(steps: Schema.current.steps + ["ALTER TABLE scenario ADD COLUMN owner TEXT"])
            let connection = try Connection.writing(path: path, options: StoreOptions(), schema: newer)
            try #expect(newer.version(of: connection) == newer.steps.count)
            try #expect(connection.number("SELECT count(*) FROM scenario WHERE owner IS NULL") == 1)
        }
    }

    @Test("A migration that fails leaves the file at its old version")
    func failedMigration() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            try Connection.writing(path: path, options: StoreOptions()).close()
            let broken = Schema(steps: Schema.current.steps + ["CREATE TABLE half (a); CREATE TABLE scenario (b)"])
            #expect(throws: StoreError.self) {
                try Connection.writing(path: path, options: StoreOptions(), schema: broken)
            }
            let connection = try Connection.writing(path: path, options: StoreOptions())
            try #expect(Schema.current.version(of: connection) == Schema.current.steps.count)
            try #expect(connection.number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0)
        }
    }

    @Test("The first schema is the one that was released")
    func released() throws {
        let digest = Digest(of: try #require(Schema.current.steps.first).utf8)
        #expect(Hexadecimal.text(digest.bytes) == "99bd7d0ceeb2a8639695d497fb182d2d826ab679b3e106b20eba865417e72756")
    }

    @Test("A directory that is missing or cannot be written is named")
    func noDirectory() throws {
        try withDirectory { directory in
            let path = directory + "/missing/legible.db"
            #expect(throws: StoreError.cannotOpen(path: path, reason: "No such file or directory")) {
                try SQLiteStore(path: path)
            }
        }
        #expect(throws: StoreError.self) { try SQLiteStore(path: "/proc/legible.db") }
        #expect(throws: StoreError.self) { try SQLiteStore(path: "/") }
    }

    @Test("Only the owner and the group can read what is stored")
    func permissions() throws {
        try withDirectory { directory in
            let store = try SQLiteStore(path: directory + "/legible.db")
            defer { store.close() }
            _ = try store.create(sample(1))
            for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
                let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + name)
                let mode = try #require(attributes[.posixPermissions] as? Int)
                #expect(mode & 0o007 == 0, "\(name)")
            }
        }
    }

    @Test("A damaged file is told from one that is no database")
    func damaged() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let store = try SQLiteStore(path: path)
            _ = try store.importing((1...200).map { sample($0, body: "\($0)" + String(repeating: "b", count: 1000)) })
            store.close()
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            try file.seek(toOffset: 32768)
            try file.write(contentsOf: Data(repeating: 0xEE, count: 32768 * 4))
            try file.close()
            #expect(throws: StoreError.damaged(path: path)) {
                let damaged = try SQLiteStore(path: path)
                defer { damaged.close() }
                _ = try damaged.scenario(sample(7).id)
            }
        }
    }
}
