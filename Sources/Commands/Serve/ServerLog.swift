import HTTPServer
import ScenarioStore
import Synchronization

/// The server's log: one JSON object a line, without bodies, queries or secrets.
///
/// A thread that serves only appends a value to a buffer; one thread makes lines of them and writes. What the buffer
/// does not hold is dropped, counted, and said: a slow log must not become a slow service.
final class ServerLog: Sendable {
    private struct State: Sendable {
        var entries: [LogLine] = []
        var dropped = 0
        var isClosed = false
        var hasEnded = false
    }

    private let sink: any Sink
    private let logsRequests: Bool
    private let limit: Int
    private let clock: @Sendable () -> Int64
    private let state = Mutex(State())
    private let filled = Signal()

    /// Starts the thread that writes.
    ///
    /// - Parameter limit: how many requests may wait to be written.
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
        if logsRequests { append(LogLine(time: clock(), content: .request(exchange)), limit: limit) }
    }

    /// Something that happened to the server; it finds room where requests do not any more.
    func event(_ name: String, level: LogLine.Level = .info, _ members: KeyValuePairs<String, String> = [:]) {
        append(LogLine(time: clock(), content: .event(name, level, members)), limit: limit + 1024)
    }

    private func append(_ line: LogLine, limit: Int) {
        let isFirst = state.withLock { state in
            guard state.entries.count < limit, !state.isClosed else {
                state.dropped += 1
                return false
            }
            state.entries.append(line)
            return state.entries.count == 1
        }
        if isFirst { filled.raise() }
    }

    /// Writes what is in the buffer and ends the thread.
    ///
    /// It waits no longer than `patience`: nobody may be reading what is written, and the server has to end.
    func close(patience: Int = 2000) {
        let wasOpen = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if wasOpen { filled.raise() }
        for _ in 0..<(patience / 5) where !state.withLock({ $0.hasEnded }) { pause(milliseconds: 5) }
    }

    private func run() {
        var spare: [LogLine] = []
        while true {
            filled.wait()
            // Under load the lines of a moment are written together.
            pause(milliseconds: 5)
            let taken = state.withLock { state in
                swap(&state.entries, &spare)
                defer { state.dropped = 0 }
                return (dropped: state.dropped, isClosed: state.isClosed)
            }
            if taken.dropped > 0 {
                let content = LogLine.Content.event("log lines dropped", .warning, ["count": "\(taken.dropped)"])
                spare.append(LogLine(time: clock(), content: content))
            }
            if !spare.isEmpty { _ = sink.write(LogLine.text(spare)) }
            spare.removeAll(keepingCapacity: true)
            if taken.isClosed { break }
        }
        state.withLock { $0.hasEnded = true }
    }
}
