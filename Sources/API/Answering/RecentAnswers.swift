import Manifests
import Synchronization

/// The answers of late, by the very bytes that were asked.
///
/// The engine answers the same bytes with the same bytes, and dashboards, pipelines and probes ask the same thing over
/// and over. Two generations stand for how long ago an answer was asked for: once the young one has half of the room it
/// becomes the old one, and what nobody has asked for since the last time goes.
final class RecentAnswers: Sendable {
    /// What was asked, and in which form the answer is wanted.
    struct Key: Hashable, Sendable {
        let body: [UInt8]
        let format: TextFormat
        let form: AnswerForm
        private let hash: Int

        init(_ body: [UInt8], as format: TextFormat, _ form: AnswerForm) {
            self.body = body
            self.format = format
            self.form = form
            var hasher = Hasher()
            body.withUnsafeBytes { hasher.combine(bytes: $0) }
            hash = hasher.finalize()
        }

        func hash(into hasher: inout Hasher) { hasher.combine(hash) }
    }

    private struct Generation {
        var answers: [Key: GivenAnswer] = [:]
        var bytes = 0
    }

    private struct State {
        var young = Generation()
        var old = Generation()
        var recalled = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: in bytes, of questions and answers together; 0 remembers nothing.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The answer to `key`: the one that was given before, or that which `make` gives now.
    func answer(to key: Key, make: () throws(Problem) -> GivenAnswer) throws(Problem) -> GivenAnswer {
        guard capacity > 0 else { return try make() }
        if let known = recall(key) { return known }
        let made = try make()
        // The bytes of the question would be kept with it.
        if !PrivateKeyMask.isNeeded(for: key.body) { keep(made, for: key) }
        return made
    }

    /// How many answers were given again.
    var recalled: Int { state.withLock { $0.recalled } }

    /// The room that is taken, in bytes.
    var bytes: Int { state.withLock { $0.young.bytes + $0.old.bytes } }

    private func recall(_ key: Key) -> GivenAnswer? {
        let found = state.withLock { state -> (answer: GivenAnswer, isOld: Bool)? in
            if let answer = state.young.answers[key] {
                state.recalled += 1
                return (answer, false)
            }
            guard let answer = state.old.answers.removeValue(forKey: key) else { return nil }
            state.recalled += 1
            state.old.bytes -= Self.room(key, answer)
            return (answer, true)
        }
        guard let found else { return nil }
        if found.isOld { keep(found.answer, for: key) }
        return found.answer
    }

    private func keep(_ answer: GivenAnswer, for key: Key) {
        let room = Self.room(key, answer)
        // One answer does not drive all others out.
        guard room <= capacity / 8 else { return }
        // What goes is freed by the caller, after the lock.
        _ = state.withLock { state -> Generation? in
            var gone: Generation?
            if state.young.bytes + room > capacity / 2 {
                gone = state.old
                state.old = state.young
                state.young = Generation()
            }
            if state.young.answers.updateValue(answer, forKey: key) == nil { state.young.bytes += room }
            return gone
        }
    }

    private static func room(_ key: Key, _ answer: GivenAnswer) -> Int {
        key.body.count + answer.json.count + 1024
    }
}
