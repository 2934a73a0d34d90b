import HTTPServer
import Rendering
import ScenarioStore

extension Service {
    /// One line of the decision log: who asked what, and what came of it. Bodies are never in it.
    func log(_ answered: AnsweredQuestion, operation: StaticString, request: Request, id: ULID?) {
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
            text.value(answered.question.client.text)
            text.key("server")
            text.value(answered.question.server.text)
            text.key("verdict")
            text.value(answered.answer.verdict.rawValue)
            text.key("codes")
            text.strings(answered.answer.codes)
        }
        decisionLog.append(text.bytes)
    }
}
