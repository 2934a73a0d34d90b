import Glibc
import ScenarioStore
import Synchronization

/// What a command is at, told to a person who has waited for a second: at once from then on.
final class Progress: Sendable {
    private struct State: Sendable {
        var stage = ""
        var isAwaited = false
        var isOver = false
    }

    private let state = Mutex(State())
    private let surroundings: Surroundings

    /// Begins to count the time.
    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        guard surroundings.showsProgress else { return }
        // Without a thread nothing is told, and nothing else is different.
        _ = startThread { [weak self] in
            usleep(1_000_000)
            self?.waited()
        }
    }

    /// - Parameter what: such as `reading mesh.json`.
    func tell(_ what: @autoclosure () -> String) {
        guard surroundings.showsProgress else { return }
        let stage = what()
        state.withLock { state in
            state.stage = stage
            if state.isAwaited && !state.isOver { surroundings.complain("legible: \(stage)") }
        }
    }

    /// Nothing is told from here on: what follows on the terminal is the answer.
    func end() { state.withLock { $0.isOver = true } }

    /// A second has passed.
    func waited() {
        state.withLock { state in
            state.isAwaited = true
            if !state.isOver && !state.stage.isEmpty { surroundings.complain("legible: \(state.stage)") }
        }
    }
}
