import Engine
import HTTPServer
import ScenarioStore

extension Service {
    /// `DELETE /v1/scenarios/{id}`.
    var deleteScenarioRoute: Route {
        waitingRoute(.delete, "/v1/scenarios/{id}", "deleteScenario", role: .write) {
            [self] request, path, respond throws(Problem) in
            _ = try Parameters(request)
            let text = path["id"] ?? ""
            guard let id = ULID(text) else {
                throw .notFound("no scenario `\(text.prefix(64))`: an `id` has 26 characters")
            }
            let tag = try EntityTags(request.header("If-Match")).required()
            store.delete(id, ifMatch: tag) { result in
                let problem: Problem
                switch result {
                case .success(.deleted): return respond(Response(status: 204))
                case .success(.absent): problem = .notFound("no scenario `\(id)`")
                case .success(.etagDiffers):
                    problem = Problem(
                        status: 412, detail: "scenario `\(id)` has another entity tag; read it again",
                        code: .preconditionFailed)
                case .failure(let error): problem = Problem(error)
                }
                respond(problem.response(identifier: request.identifier))
            }
        }
    }
}
