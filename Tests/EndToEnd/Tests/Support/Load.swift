import Foundation
import Synchronization

/// Connections that create scenarios until the server goes away.
final class Load: Sendable {
    private struct State {
        var acknowledged: [String] = []
        var running = 0
    }

    private let state = Mutex(State())

    /// Every connection is made before it returns.
    init(_ server: RunningServer, body: [UInt8], connections: Int) throws {
        for _ in 0..<connections {
            let connection = try server.connect()
            state.withLock { $0.running += 1 }
            let work = Work(connection: connection, body: body, load: self)
            Thread.detachNewThread { work.run() }
        }
    }

    /// Waits until so many scenarios were acknowledged, or no connection is left.
    func waitUntil(acknowledged count: Int) {
        while state.withLock({ $0.acknowledged.count < count && $0.running > 0 }) { usleep(1000) }
    }

    /// The paths that were acknowledged, once every connection has ended.
    func end() -> [String] {
        while state.withLock({ $0.running > 0 }) { usleep(1000) }
        return state.withLock { $0.acknowledged }
    }

    // INVARIANT: the connection is handed to one thread, which alone uses it.
    private struct Work: @unchecked Sendable {
        let connection: Connection
        let body: [UInt8]
        let load: Load

        func run() {
            while let answer = try? connection.call("POST", "/v1/scenarios", headers: Examples.yaml, body: body),
                answer.status == 201, let path = answer.headers["location"]
            {
                load.state.withLock { $0.acknowledged.append(path) }
            }
            load.state.withLock { $0.running -= 1 }
        }
    }
}

extension RunningServer {
    /// Waits, at most 20 seconds, until the log holds a text.
    func waitForLog(_ text: String) throws {
        for _ in 0..<2000 {
            if try log.contains(text) { return }
            usleep(10_000)
        }
        throw CocoaError(.fileReadUnknown)
    }
}
