import Synchronization

/// Connections that read, lent to one caller at a time.
final class ReaderPool: Sendable {
    private struct State {
        var idle: [Connection]
        var isClosed = false
    }

    private let state: Mutex<State>
    private let free: Signal
    private let size: Int

    init(path: String, options: StoreOptions) throws(StoreError) {
        size = max(1, options.readers)
        var connections: [Connection] = []
        for _ in 0..<size { connections.append(try Connection.reading(path: path, options: options)) }
        state = Mutex(State(idle: connections))
        free = Signal(size)
    }

    /// Lends a connection to `body`, and waits for one when all are lent.
    func read<Value>(_ body: (ScenarioTable) throws(StoreError) -> Value) throws(StoreError) -> Value {
        free.wait()
        defer { free.raise() }
        guard let connection = state.withLock({ $0.isClosed ? nil : $0.idle.popLast() }) else { throw .closed }
        defer { state.withLock { $0.idle.append(connection) } }
        return try body(ScenarioTable(connection: connection))
    }

    /// Waits for what is lent, and closes every connection.
    func close() {
        state.withLock { $0.isClosed = true }
        for _ in 0..<size { free.wait() }
        state.withLock { $0.idle = [] }
        for _ in 0..<size { free.raise() }
    }
}
