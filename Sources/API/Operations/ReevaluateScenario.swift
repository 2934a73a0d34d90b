import Engine
import HTTPServer
import Manifests
import Rendering
import ScenarioStore

extension Service {
    /// `POST /v1/scenarios/{id}:evaluate`: the stored question under today's engine, and what differs.
    var reevaluateScenarioRoute: Route {
        route(.post, "/v1/scenarios/{id}:evaluate", "reevaluateScenario", role: .read, offers: [.json]) {
            [self] request, path, _ throws(Problem) in
            _ = try Parameters(request)
            let scenario = try scenario(path["id"])
            guard let body = Tree.read(scenario.body), let question = body["question"] else {
                throw Problem(
                    status: 500, detail: "the stored scenario `\(scenario.id)` cannot be read", code: .internalError)
            }
            let answered = try AnsweredQuestion(JSONWriter.write(question), as: .json)
            record(AnswerFacts(answered), operation: "reevaluateScenario", request: request, id: scenario.id)
            return .json(Drift(before: body, after: answered.report()).json)
        }
    }
}
