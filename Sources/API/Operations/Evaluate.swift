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
            guard media == .json else {
                let answered = try answer(request)
                record(AnswerFacts(answered), operation: "evaluate", request: request)
                return Self.response(answered.report(), as: media)
            }
            let given = try givenAnswer(request, .alone)
            record(given.facts, operation: "evaluate", request: request)
            return .json(given.json)
        }
    }

    static let answerMediaTypes: [MediaType] = [.json, .text, .markdown, .mermaid]

    /// The question of a request's body, answered.
    func answer(_ request: Request) throws(Problem) -> AnsweredQuestion {
        try AnsweredQuestion(request.body, as: RequestFormat.read(request, offers: [.json, .yaml]))
    }

    /// The same in JSON, remembered where it was asked of late.
    func givenAnswer(_ request: Request, _ form: AnswerForm) throws(Problem) -> GivenAnswer {
        let format = try RequestFormat.read(request, offers: [.json, .yaml])
        let key = RecentAnswers.Key(request.body, as: format, form)
        return try recentAnswers.answer(to: key) { () throws(Problem) in
            GivenAnswer(try AnsweredQuestion(request.body, as: format), form)
        }
    }

    static func response(_ report: Report, as media: MediaType, status: Int = 200, headers: [Header] = []) -> Response {
        let body: [UInt8]
        switch media {
        case .text: body = Array(report.text().utf8)
        case .markdown: body = Array(report.markdown.utf8)
        case .mermaid: body = Array(report.diagram.mermaid.utf8)
        case .json, .jsonLines, .yaml, .csv, .prometheus, .problem: body = report.json
        }
        return Response(status: status, type: media.header, bytes: body, headers: headers)
    }
}
