import CHTTPServer
import Synchronization

/// An HTTP server that runs from its making until `stop`.
///
/// A class, since it owns sockets and threads.
package final class Server: Sendable {
    private struct Running: @unchecked Sendable {
        // INVARIANT: every function of the C server that takes this may be called from any thread; `chs_stop` is
        // called once, by whoever takes the value out of the mutex.
        let pointer: OpaquePointer
    }

    /// The port that it listens on, never 0.
    ///
    /// What was configured may be 0.
    package let port: Int
    private let core: ServerCore
    private let running: Mutex<Running?>

    /// Starts to serve; `observer` is told of every answer on the thread that gave it.
    ///
    /// It throws when the address is taken or unusable, or a TLS file cannot be read.
    package init(
        configuration: ServerConfiguration,
        router: Router,
        refusal: @escaping @Sendable (Refusal) -> Response = Refusal.plain,
        observer: @escaping @Sendable (Exchange) -> Void = { _ in }
    ) throws(ServerError) {
        core = ServerCore(
            router: router, bodyLimit: configuration.bodyLimit, refusal: refusal, observer: observer)
        var callbacks = core.callbacks
        var cause = [CChar](repeating: 0, count: 512)
        let floor = core.bodyFloor
        let pointer = configuration.withOptions(bodyFloor: floor) { options in
            cause.withUnsafeMutableBufferPointer { buffer -> OpaquePointer? in
                guard let base = buffer.baseAddress else { return nil }
                return chs_start(&options, &callbacks, base, buffer.count)
            }
        }
        guard let pointer else {
            let text = String(decoding: cause.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw .cannotStart(address: configuration.address, port: configuration.port, cause: text)
        }
        port = Int(chs_port(pointer))
        running = Mutex(Running(pointer: pointer))
    }

    deinit {
        stop(grace: .zero)
    }

    /// Takes no new connection, lets running requests end within `grace`, answers the rest with 503, and closes.
    ///
    /// It returns when all is closed; a second call does nothing.
    package func stop(grace: Duration) {
        let taken = running.withLock { running in
            defer { running = nil }
            return running
        }
        guard let taken else { return }
        chs_stop(taken.pointer, grace.wholeMilliseconds)
    }

    /// What it has counted so far; zeros once it is stopped.
    ///
    /// Cheap enough for every scrape.
    package var counters: ConnectionCounters {
        let count = running.withLock { $0.map { chs_count($0.pointer) } ?? chs_counters() }
        return ConnectionCounters(
            open: Int(clamping: count.open), accepted: Int(clamping: count.accepted),
            refused: Int(clamping: count.refused), timedOut: Int(clamping: count.timed_out))
    }
}
