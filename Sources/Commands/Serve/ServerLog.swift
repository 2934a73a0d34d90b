import HTTPServer
import ScenarioStore
import Synchronization

/// The server's log: one JSON object a line, without bodies, queries or secrets.
///
/// A thread that serves only appends a value to a buffer; one thread makes lines of them and writes. What the buffer
/// does not hold is dropped, counted, and said: a slow log must not become a slow service.
final class ServerLog: Sendable {
    private struct State: Sendable {
        var entries: [LogLine.Entry] = []
        var dropped = 0
        var isClosed = false
    }

    private let sink: any Sink
    private let logsRequests: Bool
    private let limit: Int
    private let clock: @Sendable () -> Int64
    private let state = Mutex(State())
    private let filled = Signal()
    private let ended = Signal()

    /// Starts the thread that writes.
    init(
        sink: any Sink, logsRequests: Bool, limit: Int = 16384,
        clock: @escaping @Sendable () -> Int64 = ULIDGenerator.systemMilliseconds
    ) throws(Failure) {
        self.sink = sink
        self.logsRequests = logsRequests
        self.limit = limit
        self.clock = clock
        guard startThread({ [self] in run() }) == 0 else { throw .failed("no thread can be started for the log") }
    }

    /// One answered request.
    func record(_ exchange: Exchange) {
        guard logsRequests else { return }
        let time = clock()
        let isFirst = state.withLock { state in
            guard state.entries.count < limit, !state.isClosed else {
                state.dropped += 1
                return false
            }
            state.entries.append(LogLine.Entry(time: time, exchange: exchange))
            return state.entries.count == 1
        }
        if isFirst { filled.raise() }
    }

    /// Something that happened to the server, written at once.
    func event(_ name: String, level: LogLine.Level = .info, _ members: [(name: String, value: String)] = []) {
        _ = sink.write(LogLine.event(name, level: level, time: clock(), members))
    }

    /// Writes what is in the buffer and ends the thread.
    func close() {
        let wasOpen = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        guard wasOpen else { return }
        filled.raise()
        ended.wait()
    }

    private func run() {
        var spare: [LogLine.Entry] = []
        while true {
            filled.wait()
            // Under load the lines of a moment are written together.
            pause(milliseconds: 5)
            let taken = state.withLock { state in
                swap(&state.entries, &spare)
                defer { state.dropped = 0 }
                return (dropped: state.dropped, isClosed: state.isClosed)
            }
            write(spare, dropped: taken.dropped)
            spare.removeAll(keepingCapacity: true)
            if taken.isClosed { break }
        }
        ended.raise()
    }

    private func write(_ entries: [LogLine.Entry], dropped: Int) {
        if !entries.isEmpty { _ = sink.write(LogLine.requests(entries)) }
        if dropped > 0 { event("log lines dropped", level: .warning, [("count", "\(dropped)")]) }
    }
}
