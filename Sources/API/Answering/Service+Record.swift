import Engine
import HTTPServer
import Model
import Rendering
import ScenarioStore
extension Service {
    /// Counts an answer, and writes one line of the decision log: who asked what, and what came of it.
    ///
    /// Bodies are never in it.
    func record(_ facts: AnswerFacts, operation: StaticString, request: Request, id: ULID? = nil) {
        metrics.record(facts.verdict)
        guard let decisionLog else { return }
        var text = JSONText(capacity: 512)
        text.object { text in
            text.key("time")
            text.value(DateTime.text(clock()))
            text.key("operation")
            text.value("\(operation)")
            text.key("requestId")
            text.value(request.identifier)
            text.key("scenario")
            text.value(id.map { "\($0)" })
            text.key("client")
            text.value(facts.client)
            text.key("server")
            text.value(facts.server)
            text.key("verdict")
            text.value(facts.verdict.rawValue)
            text.key("codes")
            text.strings(facts.codes)
        }
        decisionLog.append(text.bytes)
    }
}
