import Synchronization

/// The writes that wait, bounded in number and in bytes.
final class WriteQueue: Sendable {
    private struct State {
        var waiting: [WriteRequest] = []
        var bytes = 0
        var isClosed = false
        var writerSleeps = false
    }

    private let state = Mutex(State())
    private let signal = Signal()
    private let requestLimit: Int
    private let byteLimit: Int

    init(requestLimit: Int, byteLimit: Int) {
        self.requestLimit = requestLimit
        self.byteLimit = byteLimit
    }

    /// Puts `request` at the end, or says why not; one request is always taken into an empty queue.
    func add(_ request: WriteRequest) throws(StoreError) {
        let bytes = request.bytes
        let wakes = try state.withLock { state throws(StoreError) in
            guard !state.isClosed else { throw StoreError.closed }
            let fits = state.waiting.count < requestLimit && state.bytes + bytes <= byteLimit
            guard fits || state.waiting.isEmpty else { throw StoreError.overloaded }
            state.waiting.append(request)
            state.bytes += bytes
            defer { state.writerSleeps = false }
            return state.writerSleeps
        }
        if wakes { signal.raise() }
    }

    /// Waits for requests and takes all there are; nil once the queue is closed and empty.
    func take() -> [WriteRequest]? {
        while true {
            let taken: [WriteRequest]?? = state.withLock { state in
                if state.waiting.isEmpty {
                    if state.isClosed { return .some(nil) }
                    state.writerSleeps = true
                    return nil
                }
                defer {
                    state.waiting = []
                    state.bytes = 0
                }
                return state.waiting
            }
            if let taken { return taken }
            signal.wait()
        }
    }

    /// Refuses what comes from now on.
    func close() {
        state.withLock { $0.isClosed = true }
        signal.raise()
    }

    var count: Int { state.withLock { $0.waiting.count } }

    var isClosed: Bool { state.withLock { $0.isClosed } }
}
