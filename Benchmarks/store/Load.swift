import Glibc
import ScenarioStore
import Synchronization

/// A closed loop of creates: each completion starts the next one.
final class Load: Sendable {
    private struct State {
        var started = 0
        var ended = 0
        var failures = 0
    }

    private let store: SQLiteStore
    private let inFlight: Int
    private let count: Int
    private let body: [UInt8]
    private let ids = ULIDGenerator()
    private let state = Mutex(State())

    init(store: SQLiteStore, inFlight: Int, count: Int, bodyBytes: Int) {
        self.store = store
        self.inFlight = inFlight
        self.count = count
        body = (0..<bodyBytes).map { UInt8(truncatingIfNeeded: 32 + ($0 &* 31) % 90) }
    }

    var failures: Int { state.withLock { $0.failures } }

    /// Runs to the end and gives the seconds it took.
    func run() -> Double {
        let start = seconds()
        for _ in 0..<inFlight { next() }
        while state.withLock({ $0.ended < count }) { usleep(200) }
        return seconds() - start
    }

    private func next() {
        let number: Int? = state.withLock { state in
            guard state.started < count else { return nil }
            state.started += 1
            return state.started
        }
        guard let number else { return }
        let scenario = StoredScenario(
            id: ids.next(), name: "web calls orders", labels: [.init(key: "team", value: "shop-\(number % 7)")],
            verdict: number % 3 == 0 ? "broken" : "mutual-tls", codes: ["LEG3001", "LEG1002"],
            namespaces: ["shop", "istio-system"], body: body)
        store.create(scenario, key: nil) { result in
            self.state.withLock { state in
                state.ended += 1
                if case .success = result { return }
                state.failures += 1
            }
            self.next()
        }
    }
}
