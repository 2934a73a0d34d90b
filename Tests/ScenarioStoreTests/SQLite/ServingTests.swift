import Foundation
@testable import ScenarioStore
import Testing

@Suite struct ServingTests {
    @Test("A queue that is full refuses, and takes again once it was written")
    func overloaded() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            var options = StoreOptions()
            options.waitingWrites = 10
            let store = try SQLiteStore(path: path, options: options)
            defer { store.close() }
            let other = try Connection(path: path, fileSystem: nil, busyMilliseconds: 0)
            try other.execute("BEGIN IMMEDIATE")
            let results = Results<Creation>(expecting: 50)
            for number in 1...50 { store.create(sample(number), key: nil, completion: results.add) }
            try other.execute("ROLLBACK")
            let ended = try results.wait()
            let refused = ended.count { $0 == .failure(.overloaded) }
            #expect(refused >= 30)
            #expect(ended.count { $0 == .success(.created) } == 50 - refused)
            try #expect(store.create(sample(51)) == .created)
            #expect(store.statistics() == StoreStatistics(scenarios: 51 - refused, waitingWrites: 0))
        }
    }

    @Test("Bytes that wait are bounded too, but one request is always taken")
    func bytes() throws {
        try withDirectory { directory in
            var options = StoreOptions()
            options.waitingBytes = 100
            let store = try SQLiteStore(path: directory + "/legible.db", options: options)
            defer { store.close() }
            try #expect(store.create(sample(1, body: String(repeating: "b", count: 1000))) == .created)
        }
    }

    @Test("Another process that writes is waited for, and reported when it takes too long")
    func busy() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            var options = StoreOptions()
            options.busyMilliseconds = 1
            let store = try SQLiteStore(path: path, options: options)
            defer { store.close() }
            let other = try Connection(path: path, fileSystem: nil, busyMilliseconds: 0)
            try other.execute("BEGIN IMMEDIATE")
            #expect(throws: StoreError.busy) { try store.create(sample(1)) }
            try other.execute("ROLLBACK")
            try #expect(store.create(sample(1)) == .created)
        }
    }

    @Test("Reads go on while many threads write, and see each scenario from its commit on")
    func concurrent() throws {
        try withDirectory { directory in
            let store = try SQLiteStore(path: directory + "/legible.db")
            defer { store.close() }
            let seen = Results<Bool>(expecting: 400)
            DispatchQueue.concurrentPerform(iterations: 400) { number in
                let scenario = sample(number + 1)
                let isCreated = (try? store.create(scenario)) == .created
                seen.add(.success(isCreated && (try? store.scenario(scenario.id)) == scenario))
            }
            try #expect(seen.wait().allSatisfy { $0 == .success(true) })
            #expect(store.statistics().scenarios == 400)
        }
    }

    @Test("Closing writes all that waits first")
    func drains() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let store = try SQLiteStore(path: path)
            let results = Results<Creation>(expecting: 500)
            for number in 1...500 { store.create(sample(number), key: nil, completion: results.add) }
            store.close()
            try #expect(results.wait().allSatisfy { $0 == .success(.created) })
            let again = try SQLiteStore(path: path)
            defer { again.close() }
            #expect(again.statistics().scenarios == 500)
        }
    }

    @Test("Writes that wait together share commits")
    func groups() throws {
        try withDirectory { directory in
            let reports = Reports()
            var options = StoreOptions()
            options.observer = reports.add
            let store = try SQLiteStore(path: directory + "/legible.db", options: options)
            let results = Results<Creation>(expecting: 1000)
            for number in 1...1000 { store.create(sample(number), key: nil, completion: results.add) }
            _ = try results.wait()
            store.close()
            #expect(reports.all.reduce(0) { $0 + $1.writes } == 1000)
            #expect(reports.all.count < 500)
            #expect(reports.all.allSatisfy { $0.nanoseconds > 0 && $0.error == nil })
        }
    }

    @Test("The write-ahead log does not grow with what was written")
    func checkpoints() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            for number in 1...600 {
                _ = try store.create(sample(number, body: "\(number)" + String(repeating: "b", count: 200_000)))
            }
            let size = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
            #expect(try #require(size) < 64 * 1024 * 1024)
        }
    }
}
