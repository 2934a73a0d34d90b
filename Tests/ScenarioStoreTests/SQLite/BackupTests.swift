import Foundation
@testable import ScenarioStore
import Testing

@Suite struct BackupTests {
    @Test("A backup made while others write is a whole store with all that was committed before")
    func serving() throws {
        try withDirectory { directory in
            let store = try SQLiteStore(path: directory + "/legible.db")
            defer { store.close() }
            _ = try store.importing((1...100).map { sample($0) })
            let results = Results<Creation>(expecting: 300)
            for number in 101...400 { store.create(sample(number), key: nil, completion: results.add) }
            try store.backup(to: directory + "/backup.db")
            _ = try results.wait()
            try #expect(integrity(of: directory + "/backup.db") == "ok")
            let copy = try SQLiteStore(path: directory + "/backup.db")
            defer { copy.close() }
            #expect(copy.statistics().scenarios >= 100)
            for number in 1...100 { try #expect(copy.scenario(sample(number).id) == sample(number)) }
            #expect(!FileManager.default.fileExists(atPath: directory + "/backup.db.unfinished"))
        }
    }

    @Test("A backup never overwrites a file")
    func exists() throws {
        try withDirectory { directory in
            let store = try SQLiteStore(path: directory + "/legible.db")
            defer { store.close() }
            let path = directory + "/letter"
            try "letter".write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: StoreError.backupExists(path: path)) { try store.backup(to: path) }
            try #expect(String(contentsOfFile: path, encoding: .utf8) == "letter")
        }
    }

    @Test("A backup to a place that is not there says so, and the store goes on")
    func noPlace() throws {
        try withDirectory { directory in
            let store = try SQLiteStore(path: directory + "/legible.db")
            defer { store.close() }
            #expect(throws: StoreError.self) { try store.backup(to: directory + "/missing/backup.db") }
            try #expect(store.create(sample(1)) == .created)
        }
    }

    @Test("A closed store makes no backup")
    func closed() throws {
        try withDirectory { directory in
            let store = try SQLiteStore(path: directory + "/legible.db")
            store.close()
            #expect(throws: StoreError.closed) { try store.backup(to: directory + "/backup.db") }
        }
    }
}
