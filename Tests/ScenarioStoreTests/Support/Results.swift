import Dispatch
import ScenarioStore
import Synchronization

/// Gathers the ends of writes, and waits for as many as were started.
final class Results<Value: Sendable>: Sendable {
    struct Missing: Error {}

    private let results = Mutex<[Result<Value, StoreError>]>([])
    private let arrived = DispatchSemaphore(value: 0)
    private let expected: Int

    init(expecting expected: Int) {
        self.expected = expected
    }

    @Sendable func add(_ result: Result<Value, StoreError>) {
        results.withLock { $0.append(result) }
        arrived.signal()
    }

    /// All of them, or an error when they do not come within half a minute each.
    func wait() throws -> [Result<Value, StoreError>] {
        for _ in 0..<expected where arrived.wait(timeout: .now() + 30) == .timedOut { throw Missing() }
        return results.withLock { $0 }
    }
}
