import Glibc
import ScenarioStore
import Synchronization

/// Creates with many in flight beside one sync of the disk a record, in the same run and the same directory.
struct StoreBenchmark {
    let directory: String
    let scenarios: Int
    let bodyBytes: Int

    func run() throws {
        let synced = SyncedFile(path: directory + "/synced.bench").recordsPerSecond(bytes: bodyBytes)
        print("one fdatasync a record:        \(padded(synced)) /s")
        for inFlight in [1, 64, 256] {
            let created = try creates(inFlight: inFlight, count: inFlight == 1 ? scenarios / 20 : scenarios)
            print("create, \(inFlight) in flight:\t       \(padded(created.perSecond)) /s", terminator: "")
            print("  = \(ratio(created.perSecond / synced)) x, \(ratio(created.groupSize)) a commit")
        }
    }

    private func creates(inFlight: Int, count: Int) throws -> (perSecond: Double, groupSize: Double) {
        let path = directory + "/store.bench"
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
        let commits = Commits()
        var options = StoreOptions()
        options.observer = { commits.add($0) }
        let store = try SQLiteStore(path: path, options: options)
        let load = Load(store: store, inFlight: inFlight, count: count, bodyBytes: bodyBytes)
        let seconds = load.run()
        let kept = store.statistics().scenarios
        if inFlight == 256 { try lists(store) }
        store.close()
        guard kept == count, load.failures == 0 else { throw BenchmarkFailure.lost(kept: kept, expected: count) }
        return (Double(count) / seconds, commits.groupSize)
    }

    /// The cheapest list and the dearest: a filter that nothing meets reads the whole table.
    private func lists(_ store: SQLiteStore) throws {
        guard let page = PageRequest() else { return }
        let filters = [("all", ScenarioFilter()), ("a label that nothing has", ScenarioFilter(labels: [.key("none")]))]
        for (name, filter) in filters {
            let start = seconds()
            let count = try store.list(filter, page: page).items.count
            let milliseconds = (seconds() - start) * 1000
            print("list, 50 of \(scenarios), \(name): \(count) in \(ratio(milliseconds)) ms")
        }
    }

    private func padded(_ number: Double) -> String {
        let text = String(Int(number))
        return String(repeating: " ", count: max(0, 8 - text.count)) + text
    }

    private func ratio(_ number: Double) -> String {
        "\((number * 10).rounded() / 10)"
    }
}

/// Why a run counts for nothing.
enum BenchmarkFailure: Error {
    case lost(kept: Int, expected: Int)
}

/// Counts commits and what they carried.
final class Commits: Sendable {
    private let counts = Mutex((commits: 0, writes: 0))

    func add(_ report: CommitReport) {
        counts.withLock { counts in
            counts.commits += 1
            counts.writes += report.writes
        }
    }

    var groupSize: Double { counts.withLock { Double($0.writes) / Double(max(1, $0.commits)) } }
}

/// Seconds since some fixed moment.
func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
