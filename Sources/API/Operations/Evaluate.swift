import Engine
import HTTPServer
import Manifests
import Rendering
extension Service {
    /// `POST /v1/evaluate`: answers, and stores nothing.
    var evaluateRoute: Route {
        route(.post, "/v1/evaluate", "evaluate", role: .read, offers: Self.answerMediaTypes) {
            [self] request, _, media throws(Problem) in
            _ = try Parameters(request)
            let answered = try answer(request)
            log(answered, operation: "evaluate", request: request, id: nil)
            return Self.response(answered.report(), as: media)
        }
    }

    static let answerMediaTypes: [MediaType] = [.json, .text, .markdown, .mermaid]

    /// The question of a request's body, answered.
    func answer(_ request: Request) throws(Problem) -> AnsweredQuestion {
        let answered = try AnsweredQuestion(request.body, as: RequestFormat.read(request, offers: [.json, .yaml]))
        metrics.record(answered.answer.verdict)
        return answered
    }

    static func response(_ report: Report, as media: MediaType, status: Int = 200, headers: [Header] = []) -> Response {
        let body: [UInt8]
        switch media {
        case .text: body = Array(report.text().utf8)
        case .markdown: body = Array(report.markdown.utf8)
        case .mermaid: body = Array(report.diagram.mermaid.utf8)
        case .json, .jsonLines, .yaml, .prometheus, .problem: body = report.json
        }
        return Response(status: status, type: media.header, bytes: body, headers: headers)
    }
}
