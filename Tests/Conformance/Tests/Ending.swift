import Engine
import Model

/// How a call ends, as far as its bytes tell.
struct Ending: Equatable {
    var verdict: Verdict
    var walks: [[String]]

    init(_ question: Question) throws {
        let outcome = Outcome(try Subject(question))
        verdict = outcome.verdict
        walks = outcome.walks.map { walk in
            [
                "\(walk.verdict)", "\(walk.failure?.reason.rawValue ?? "")", "\(walk.first?.transport.rawValue ?? "")",
                "\(walk.second?.transport.rawValue ?? "")", "\(walk.third?.transport.rawValue ?? "")",
            ]
        }
    }
}
