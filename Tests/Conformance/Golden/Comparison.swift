import Engine
import Manifests
import Model

/// What a case states beside what the engine answers.
package enum Comparison {
    /// One line for each difference; empty where they agree in everything that is stated.
    package static func differences(_ golden: GoldenCase) -> [String] {
        let reading = QuestionReading.read(golden.question, as: .json)
        guard let question = reading.question else {
            return reading.faults.map { "fault at \($0.pointer): \($0.detail)" }
        }
        do {
            return differences(golden.expectation, try Evaluation.answer(question))
        } catch {
            return ["not asked: \(error)"]
        }
    }

    private static func differences(_ expected: Expectation, _ answer: Answer) -> [String] {
        var result: [String] = []
        func compare<Value: Equatable>(_ name: String, _ expected: Value?, _ actual: Value?) {
            guard expected != actual else { return }
            let (wanted, found) = (expected.map { "\($0)" } ?? "none", actual.map { "\($0)" } ?? "none")
            result.append("\(name): expected \(wanted), answered \(found)")
        }
        if let verdict = expected.verdict { compare("verdict", verdict, answer.verdict.rawValue) }
        compare("works", expected.works, answer.verdict != .broken)
        compare(
            "failure", expected.failure.map(\.text),
            answer.failure.map { "step \($0.step.rawValue) \($0.reason.rawValue)" })
        for (leg, transport) in expected.transports.sorted(by: { $0.key < $1.key }) {
            let reached = answer.legs.first { $0.step.rawValue == leg && $0.status != .notReached }
            compare("transport of step \(leg)", transport, reached?.transport?.rawValue)
        }
        for (hop, readsHTTP) in (expected.l7 ?? [:]).sorted(by: { $0.key < $1.key }) {
            let leg = answer.legs.first { $0.to.rawValue == hop }
            compare("l7 at \(hop)", readsHTTP, leg.map { $0.visibility == .layer7 })
        }
        if let sni = expected.sni {
            let layer = answer.legs.first { $0.number == 2 }?.layers.first { $0.kind == .istioMTLS }
            compare("sni", sni, layer?.sni)
        }
        compareDecisions(expected.decisions, answer, compare: compare)
        for (name, endpoint) in (expected.endpoints ?? [:]).sorted(by: { $0.key < $1.key }) {
            let found = answer.endpoints.first {
                $0.workload.name == name || "\($0.workload.namespace)/\($0.workload.name)" == name
            }
            compare("verdict of \(name)", endpoint.verdict, found?.verdict.rawValue)
            compare(
                "failure of \(name)", endpoint.failure.map(\.text),
                found?.failure.map { "step \($0.step.rawValue) \($0.reason.rawValue)" })
        }
        return result
    }

    private static func compareDecisions(
        _ expected: Expectation.Decisions?, _ answer: Answer, compare: (String, String?, String?) -> Void
    ) {
        if let mode = expected?.peerAuthentication {
            compare("peerAuthentication", mode, answer.decisions.peerAuthentication?.mode.rawValue)
        }
        if let rules = expected?.destinationRules {
            let from = answer.decisions.clientTLS.from.map { "\($0.namespace)/\($0.name)" }
            compare("destinationRules", rules.sorted().joined(separator: " "), from.sorted().joined(separator: " "))
        }
        if let portProtocol = expected?.portProtocol {
            compare("portProtocol", portProtocol, answer.decisions.portProtocol.protocol.rawValue)
        }
    }
}

extension Expectation.Failure {
    /// A call that passes no gateway has steps equal to its legs.
    fileprivate var text: String { "step \(step ?? "\(leg)") \(reason)" }
}
