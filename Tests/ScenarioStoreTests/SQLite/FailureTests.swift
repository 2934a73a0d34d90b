import CSQLite
@testable import ScenarioStore
import Synchronization
import Testing

/// `SQLITE_IOERR_WRITE` and `SQLITE_IOERR_FSYNC`, which are macros that Swift does not see.
private let writeFailure = SQLITE_IOERR | 3 << 8
private let syncFailure = SQLITE_IOERR | 4 << 8

@Suite(.serialized) struct FailureTests {
    init() throws {
        try FaultyFileSystem.register()
    }

    private func options() -> StoreOptions {
        var options = StoreOptions()
        options.fileSystem = FaultyFileSystem.name
        options.readers = 1
        return options
    }

    private func fail(_ operations: ClosedRange<Int>, with code: Int32) {
        FaultyFileSystem.plan.withLock { $0 = FaultyFileSystem.Plan(failing: operations, code: code) }
    }

    /// How many operations failed.
    @discardableResult private func stopFailing() -> Int {
        FaultyFileSystem.plan.withLock { plan in
            defer { plan = nil }
            return plan?.failed ?? 0
        }
    }

    @Test(
        "Whichever operation fails, what was acknowledged is there and what was refused can be done again",
        arguments: [SQLITE_FULL, writeFailure, syncFailure])
    func everyOperation(code: Int32) throws {
        var operation = 0
        var failed = 1
        while failed > 0 {
            operation += 1
            try #require(operation < 500, "the work has fewer operations than this")
            failed = try withDirectory { directory in
                try run(path: directory + "/legible.db", failing: operation...operation, code: code)
            }
        }
        #expect(operation > 15)
    }

    /// Works while `failing` fails, repeats what was refused, and gives the number of failures met.
    private func run(path: String, failing: ClosedRange<Int>, code: Int32) throws -> Int {
        fail(failing, with: code)
        let options = options()
        let store = try (try? SQLiteStore(path: path, options: options)) ?? SQLiteStore(path: path, options: options)
        let large = sample(9, body: String(repeating: "large", count: 50_000))
        for scenario in [sample(1), sample(2), large] {
            let key = try IdempotencyKey.sample("\(scenario.id)", body: "")
            if (try? store.create(scenario, key: key)) == nil {
                try #expect(store.scenario(scenario.id) == nil)
                try #expect(store.create(scenario, key: key) == .created)
            }
        }
        if (try? store.delete(sample(1).id)) == nil { _ = try store.delete(sample(1).id) }
        if (try? store.importing([sample(3), sample(4)])) == nil {
            try #expect(store.importing([sample(3), sample(4)]).imported == 2)
        }
        let mesh = MeshVersion(mesh: "prod", version: sample(5).id, size: 9, summary: [])
        let text = [UInt8](repeating: 7, count: 200_000)
        if (try? store.put(mesh, text: text)) == nil {
            try #expect(store.meshes() == [])
            try #expect(store.put(mesh, text: text) == .created)
        }
        try #expect(store.text(of: mesh.version) == text)
        store.close()
        let failed = stopFailing()
        try check(path, holds: [large, sample(4), sample(3), sample(2)])
        return failed
    }

    private func check(_ path: String, holds scenarios: [StoredScenario]) throws {
        let store = try SQLiteStore(path: path)
        defer { store.close() }
        try #expect(store.list(ScenarioFilter(), page: .sample()).items == scenarios)
        #expect(store.statistics().scenarios == scenarios.count)
        try #expect(integrity(of: path) == "ok")
    }

    @Test("A full disk is a clear error, reads go on, and service resumes when there is space")
    func fullDisk() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let store = try SQLiteStore(path: path, options: options())
            _ = try store.create(sample(1))
            fail(1...Int.max, with: SQLITE_FULL)
            for number in 2...5 {
                #expect(throws: StoreError.diskFull) { try store.create(sample(number)) }
            }
            #expect(throws: StoreError.diskFull) { try store.delete(sample(1).id) }
            #expect(store.healthy() == .diskFull)
            try #expect(store.scenario(sample(1).id) == sample(1))
            stopFailing()
            #expect(store.healthy() == nil)
            try #expect(store.create(sample(6)) == .created)
            #expect(store.healthy() == nil)
            store.close()
            try check(path, holds: [sample(6), sample(1)])
        }
    }

    @Test("A disk that is full at start is a clear error, and leaves nothing that a later start stumbles over")
    func fullAtStart() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            fail(1...Int.max, with: SQLITE_FULL)
            #expect(throws: StoreError.diskFull) { try SQLiteStore(path: path, options: options()) }
            stopFailing()
            let store = try SQLiteStore(path: path, options: options())
            try #expect(store.create(sample(1)) == .created)
            store.close()
        }
    }

    @Test("A commit that fails fails all it carried, and its observer learns why")
    func observed() throws {
        try withDirectory { directory in
            let reports = Reports()
            var options = options()
            options.observer = reports.add
            let store = try SQLiteStore(path: directory + "/legible.db", options: options)
            fail(1...1, with: writeFailure)
            let results = Results<Creation>(expecting: 20)
            for number in 1...20 { store.create(sample(number), key: nil, completion: results.add) }
            let kept = try results.wait().count { (try? $0.get()) != nil }
            stopFailing()
            store.close()
            #expect(kept == store.statistics().scenarios)
            #expect(reports.all.reduce(0) { $0 + $1.writes } == 20)
            #expect(reports.all.first?.error != nil)
            #expect(reports.all.filter { $0.error == nil }.reduce(0) { $0 + $1.writes } == kept)
        }
    }
}
