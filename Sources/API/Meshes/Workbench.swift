import Engine
import ScenarioStore
import Synchronization

/// Threads for work that takes longer than a thread that serves may be held up.
///
/// They come with the first work and go with the last, so that a service that has none keeps none.
final class Workbench: Sendable {
    private struct State: Sendable {
        var waiting: [@Sendable () -> Void] = []
        var threads = 0
    }

    private let state = Mutex(State())
    private let threads: Int
    private let limit: Int
    private let rest: @Sendable () -> Void

    /// - Parameters:
    ///   - limit: how many pieces of work may wait.
    ///   - rest: done when no more work waits and nothing of what was done is held any more.
    init(threads: Int, limit: Int, rest: @escaping @Sendable () -> Void = {}) {
        self.threads = threads
        self.limit = limit
        self.rest = rest
    }

    /// Has a thread do `work`, after what waits already.
    ///
    /// - Throws: 503 where too much waits, or no thread can be had; `work` is not done then.
    func run(_ work: @escaping @Sendable () -> Void) throws(Problem) {
        let isNeeded: Bool? = state.withLock { state in
            guard state.waiting.count < limit else { return nil }
            state.waiting.append(work)
            guard state.threads < threads else { return false }
            state.threads += 1
            return true
        }
        guard let isNeeded else { throw Self.overloaded }
        guard isNeeded, startThread({ [self] in drain() }) != 0 else { return }
        let isLost = state.withLock { state in
            state.threads -= 1
            return state.threads == 0 && state.waiting.popLast() != nil
        }
        if isLost { throw Self.overloaded }
    }

    private static var overloaded: Problem {
        Problem(
            status: 503, detail: "too many requests about whole meshes are waiting; ask again later",
            code: .unavailable, retryAfter: 1)
    }

    private func drain() {
        while let work = next() { work() }
        rest()
    }

    private func next() -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.threads -= 1
            return nil
        }
    }
}
