import API
import ScenarioStore
import Synchronization

/// Counts the store's commits, and says in the log when they begin to fail and when they work again.
final class StoreWatch: Sendable {
    private let metrics: Metrics
    private let log: ServerLog
    private let failure = Mutex<StoreError?>(nil)

    init(metrics: Metrics, log: ServerLog) {
        self.metrics = metrics
        self.log = log
    }

    func record(_ commit: CommitReport) {
        metrics.record(commit)
        note(commit.error)
    }

    /// What the store says of itself; the same twice is one line.
    func note(_ error: StoreError?) {
        let before = failure.withLock { failure in
            defer { failure = error }
            return failure
        }
        guard before != error else { return }
        if let error {
            log.event("store failed", level: .error, ["detail": error.description])
        } else {
            log.event("store works again")
        }
    }
}
