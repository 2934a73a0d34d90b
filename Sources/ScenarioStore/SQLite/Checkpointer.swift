import Glibc
import Synchronization

/// Copies the pages of the write-ahead log into the file on a thread of its own, while the writer goes on.
///
/// The log starts anew only once every page of it is copied, which never comes to pass beside a writer that keeps adding
/// some. So this thread copies until little is left, and the writer copies the rest between two commits: what its callers
/// wait for is a few pages and not the whole log.
final class Checkpointer: Sendable {
    private enum State: Int, AtomicRepresentable {
        case rests
        case copies
        case leavesTheRest
    }

    private let state = Atomic(State.rests)
    private let isClosed = Atomic(false)
    private let signal = Signal()
    private let ended = Outcome<Void>()

    /// Starts the thread, which owns `connection` from now on.
    init(connection: Connection) throws(StoreError) {
        let path = connection.path
        let status = startThread { [self] in run(connection) }
        guard status == 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(status))) }
    }

    /// Called by the writer between two commits; `connection` is its own.
    func advance(with connection: Connection) {
        switch state.load(ordering: .acquiring) {
        case .rests:
            guard connection.logPages >= Checkpointer.logPageLimit else { return }
            state.store(.copies, ordering: .releasing)
            signal.raise()
        case .copies:
            return
        case .leavesTheRest:
            // A failed checkpoint costs nothing that was committed; the next one starts where it stopped.
            _ = try? connection.checkpoint()
            state.store(.rests, ordering: .releasing)
        }
    }

    /// Ends the thread and closes its connection.
    func close() {
        isClosed.store(true, ordering: .releasing)
        signal.raise()
        ended.wait()
    }

    private func run(_ connection: Connection) {
        while true {
            signal.wait()
            if isClosed.load(ordering: .acquiring) { break }
            copy(connection)
            state.store(.leavesTheRest, ordering: .releasing)
        }
        connection.close()
        ended.set(())
    }

    private func copy(_ connection: Connection) {
        for _ in 0..<Checkpointer.passLimit {
            guard let left = try? connection.checkpoint(), left > Checkpointer.restLimit else { return }
        }
    }

    /// How many pages the log may have before they are copied.
    private static let logPageLimit = 1024
    /// How many pages may be left to the writer.
    private static let restLimit = 64
    /// How often this thread tries to come down to them: a reader may hold pages back for long.
    private static let passLimit = 4
}
