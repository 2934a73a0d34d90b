import Engine
import HTTPServer
import ScenarioStore

extension Service {
    /// `DELETE /v1/scenarios/{id}`.
    var deleteScenarioRoute: Route {
        waitingRoute(.delete, "/v1/scenarios/{id}", "deleteScenario", role: .write, offers: []) {
            [self] request, path, _, respond throws(Problem) in
            _ = try Parameters(request)
            let id = try identifier(path["id"])
            store.delete(id, ifMatch: try requiredTag(of: id, request)) { result in
                let problem: Problem
                switch result {
                case .success(.deleted): return respond(Response(status: 204))
                case .success(.absent): problem = .notFound("no scenario `\(id)`")
                case .success(.etagDiffers): problem = .preconditionFailed(id)
                case .failure(let error): problem = Problem(error)
                }
                respond(problem.response(identifier: request.identifier))
            }
        }
    }

    /// The entity tag that the scenario has to have still when it is removed; nil where any will do.
    ///
    /// - Throws: 412 where `If-Match` holds another, or what is no tag.
    private func requiredTag(of id: ULID, _ request: Request) throws(Problem) -> String? {
        guard let header = request.header("If-Match") else { return nil }
        let tags = EntityTags(header)
        if tags.matchAny { return nil }
        let tag = try scenario("\(id)").etag
        guard tags.stronglyMatch("\"\(tag)\"") else { throw .preconditionFailed(id) }
        return tag
    }
}

extension Problem {
    fileprivate static func preconditionFailed(_ id: ULID) -> Problem {
        Problem(
            status: 412, detail: "scenario `\(id)` has another entity tag; read it again", code: .preconditionFailed)
    }
}
