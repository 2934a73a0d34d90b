@testable import ScenarioStore
import Synchronization

/// What SQLite's `integrity_check` says about a file: "ok", or its first complaint.
func integrity(of path: String) throws -> String? {
    let connection = try Connection(path: path, fileSystem: nil, busyMilliseconds: 5000)
    return try connection.prepared("PRAGMA integrity_check").first { $0.text(0) }
}

/// Gathers what an observer of commits is told.
final class Reports: Sendable {
    private let reports = Mutex<[CommitReport]>([])

    @Sendable func add(_ report: CommitReport) {
        reports.withLock { $0.append(report) }
    }

    var all: [CommitReport] { reports.withLock { $0 } }
}
