import Engine
import HTTPServer
import ScenarioStore

extension Service {
    /// `POST /v1/scenarios`: answers, and answers only once the scenario is on disk.
    var createScenarioRoute: Route {
        waitingRoute(.post, "/v1/scenarios", "createScenario", role: .write, offers: Self.answerMediaTypes) {
            [self] request, _, media, respond throws(Problem) in
            _ = try Parameters(request)
            let key = try idempotencyKey(request)
            let given = try givenAnswer(request, .withQuestion)
            // Words for people are made anew: what is remembered is JSON.
            let answered = media == .json ? nil : try answer(request)
            let scenario = StoredScenario(given, id: identifiers.next())
            store.create(scenario, key: key) { [self] result in
                switch result {
                case .success(.created):
                    record(given.facts, operation: "createScenario", request: request, id: scenario.id)
                    respond(Self.created(scenario, answered, as: media))
                case .success(.repeated(let earlier)):
                    respond(Self.created(earlier, answered, as: media))
                case .failure(let error):
                    respond(problem(of: error).response(identifier: request.identifier))
                }
            }
        }
    }

    private static func created(
        _ scenario: StoredScenario, _ answered: AnsweredQuestion?, as media: MediaType
    ) -> Response {
        let headers = [
            Header("Location", "/v1/scenarios/\(scenario.id)"), Header("ETag", "\"\(scenario.etag)\""),
        ]
        guard let answered else { return .json(scenario.body, status: 201, headers: headers) }
        return response(answered.report(), as: media, status: 201, headers: headers)
    }

    /// - Throws: 400 for a key of no character or of more than 255, or one that is not printable.
    private func idempotencyKey(_ request: Request) throws(Problem) -> IdempotencyKey? {
        guard let text = request.header("Idempotency-Key") else { return nil }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let key = IdempotencyKey(key: text, digest: Digest(of: request.body))
        else {
            throw .header(
                "Idempotency-Key", "`Idempotency-Key` takes 1 to 255 printable ASCII characters without spaces")
        }
        return key
    }
}
