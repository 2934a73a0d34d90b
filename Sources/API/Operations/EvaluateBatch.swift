import Engine
import HTTPServer
import Manifests
import Rendering
extension Service {
    static let batchLimit = 64 << 20

    /// `POST /v1/evaluate:batch`: many questions, each with its answer or its faults.
    var evaluateBatchRoute: Route {
        route(
            .post, "/v1/evaluate:batch", "evaluateBatch", role: .read, offers: [.json, .jsonLines],
            bodyLimit: Self.batchLimit
        ) {
            [self] request, _, _ throws(Problem) in
            _ = try Parameters(request)
            let format = try RequestFormat.read(request, offers: [.json, .jsonLines, .yaml])
            let offers: [MediaType] = format == .jsonLines ? [.jsonLines, .json] : [.json, .jsonLines]
            let media = try Self.media(request, offers)
            let batch = QuestionBatch(request.body, as: format)
            guard batch.faults.isEmpty else { throw .faults(batch.faults) }
            var text = JSONText(capacity: request.body.count * 4)
            if media == .jsonLines {
                for item in batch {
                    write(item, to: &text, request: request)
                    text.endLine()
                }
            } else {
                text.object { text in
                    text.key("items")
                    text.array(batch) { text, item in write(item, to: &text, request: request) }
                }
            }
            return Response(status: 200, type: media.header, bytes: text.bytes)
        }
    }

    private func write(_ item: QuestionBatch.Item, to text: inout JSONText, request: Request) {
        text.object { text in
            text.key("index")
            text.value(item.index)
            text.key("correlationId")
            text.value(item.correlationID)
            do throws(Problem) {
                let answered = try AnsweredQuestion(item.reading)
                record(AnswerFacts(answered), operation: "evaluateBatch", request: request)
                text.key("answer")
                answered.report().write(to: &text)
            } catch {
                text.key("problem")
                error.write(to: &text, identifier: request.identifier)
            }
        }
    }
}
