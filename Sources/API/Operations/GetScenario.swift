import HTTPServer
import ScenarioStore

extension Service {
    /// `GET /v1/scenarios/{id}`: as it was answered, byte for byte.
    var getScenarioRoute: Route {
        route(.get, "/v1/scenarios/{id}", "getScenario", role: .read, offers: [.json]) {
            [self] request, path, _ throws(Problem) in
            _ = try Parameters(request)
            let scenario = try scenario(path["id"])
            let tag = "\"\(scenario.etag)\""
            if EntityTags(request.header("If-None-Match")).weaklyMatches(tag) {
                return Response(status: 304, headers: [Header("ETag", tag)])
            }
            return .json(scenario.body, headers: [Header("ETag", tag)])
        }
    }

    /// - Throws: 404 for what is no id.
    func identifier(_ text: String?) throws(Problem) -> ULID {
        let text = text ?? ""
        guard let id = ULID(text) else {
            throw .notFound("no scenario `\(text.prefix(64))`: an `id` has 26 characters")
        }
        return id
    }

    /// - Throws: 404 for an id that no scenario has.
    func scenario(_ text: String?) throws(Problem) -> StoredScenario {
        let id = try identifier(text)
        let found: StoredScenario?
        do throws(StoreError) { found = try store.scenario(id) } catch { throw Problem(error) }
        guard let found else { throw .notFound("no scenario `\(id)`") }
        return found
    }
}
