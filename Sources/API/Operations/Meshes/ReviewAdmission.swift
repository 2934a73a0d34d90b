import Engine
import HTTPServer
import Manifests
import Rendering
import ScenarioStore

extension Service {
    /// `POST /v1/admission/{mesh}`: whether a change of a cluster may go in.
    var reviewAdmissionRoute: Route {
        waitingRoute(
            .post, "/v1/admission/{mesh}", "reviewAdmission", role: reviewerRole, offers: [.json]
        ) {
            [self] request, path, _, respond throws(Problem) in
            let parameters = try Parameters(request, known: AdmissionTerms.parameters + AdmissionTerms.added)
            try review(request, path, AdmissionTerms(parameters), respond)
        }
    }

    /// `POST /v1/admission/{mesh}/{terms}`: the same, in an address that Kubernetes takes for a webhook.
    var reviewAdmissionUnderTermsRoute: Route {
        waitingRoute(
            .post, "/v1/admission/{mesh}/{terms}", "reviewAdmissionUnderTerms", role: reviewerRole, offers: [.json]
        ) {
            [self] request, path, _, respond throws(Problem) in
            _ = try Parameters(request, known: AdmissionTerms.added)
            try review(request, path, AdmissionTerms(segment: path["terms"] ?? ""), respond)
        }
    }

    private var reviewerRole: Role? { limits.admitsAnonymously ? nil : .write }

    private func review(
        _ request: Request, _ path: PathParameters, _ terms: AdmissionTerms,
        _ respond: @escaping @Sendable (Response) -> Void
    ) throws(Problem) {
        let format = try RequestFormat.read(request, offers: [.json])
        let asked: AdmissionRequest
        do throws(Faults) { asked = try AdmissionRequest(request.body, as: format) } catch {
            throw .faults(error.all)
        }
        let mesh = try Self.meshName(path, "mesh")
        let review = AdmissionReview(
            mesh: mesh, terms: terms, request: asked, snapshot: meshes[mesh], now: clock())
        try decide(review, request) { [self] decision, scenario in
            metrics.record(decision.outcome, mesh: review.snapshot == nil ? "" : mesh)
            respond(.json(decision.json(uid: asked.uid, scenario: scenario.map { "\($0)" })))
        }
    }

    /// Judges a review: at once where the calls can be told that it may touch, else on a thread for whole meshes, so that
    /// those which serve go on.
    private func decide(
        _ review: AdmissionReview, _ request: Request,
        _ answer: @escaping @Sendable (AdmissionDecision, ULID?) -> Void
    ) throws(Problem) {
        let change: ChangeSet?
        do throws(AdmissionReview.Unreadable) { change = try review.change() } catch {
            return answer(review.decision(unjudged: error.warning), nil)
        }
        guard let change else { return answer(.allowed, nil) }
        guard let snapshot = review.snapshot else {
            return answer(review.decision(unjudged: review.staleness ?? ""), nil)
        }
        var compared = change
        compared.apply = change.apply.comparingCertificates(with: snapshot.matrix.mesh.written)
        if let found = snapshot.matrix.boundedReview(compared, limit: Self.shownCalls) {
            return conclude(review, request, found, snapshot, answer)
        }
        try asking.run { [self, compared] in
            let found = snapshot.matrix.reviewFromScratch(compared, limit: Self.shownCalls)
            conclude(review, request, found, snapshot, answer)
        }
    }

    /// How many of the calls that a change harms are looked at to be named.
    private static let shownCalls = 16

    /// Answers a review, and keeps the decision where a call ends differently.
    ///
    /// An answer that was kept is given once it is on disk; one that cannot be kept is given all the same.
    private func conclude(
        _ review: AdmissionReview, _ request: Request, _ found: ChangeReview, _ snapshot: MeshSnapshot,
        _ answer: @escaping @Sendable (AdmissionDecision, ULID?) -> Void
    ) {
        let worst = found.worst
        let id = review.request.isDryRun || worst.isEmpty ? nil : identifiers.next()
        let text = AdmissionText(
            counts: found.counts, worst: worst.filter { $0.kind == .broken || $0.kind == .exposed },
            link: id.map { "\(address(request))/v1/scenarios/\($0)" })
        let decision = review.decision(found.counts, text, unseen: found.notComparedText, stale: review.staleness)
        log(review, decision, found.counts, request, id)
        guard let id, let first = worst.first, let scenario = scenario(review, first, decision, id, snapshot) else {
            return answer(decision, nil)
        }
        store.create(scenario, key: nil) { [self] result in
            switch result {
            case .success: answer(decision, id)
            case .failure(let error):
                report(error)
                answer(decision, nil)
            }
        }
    }

    /// The scenario under which a decision is kept; nil where no part of the mesh decides as the whole does.
    private func scenario(
        _ review: AdmissionReview, _ change: CallChange, _ decision: AdmissionDecision, _ id: ULID,
        _ snapshot: MeshSnapshot
    ) -> StoredScenario? {
        let question = AdmissionQuestion(
            review: review, change: change, before: snapshot.matrix,
            written: WrittenObjects(kept: snapshot.kept, applied: review.request.object),
            decision: decision.outcome)
        for extent in AdmissionQuestion.Extent.allCases {
            guard let answered = try? AnsweredQuestion(question.json(extent), as: .json) else { continue }
            let failure = answered.answer.failure.map(\.reason)
            guard answered.answer.verdict == change.after.verdict, failure == change.after.failure?.reason else {
                continue
            }
            return StoredScenario(GivenAnswer(answered, .withQuestion), id: id)
        }
        return nil
    }

    /// How the caller reached this server.
    private func address(_ request: Request) -> String { "\(scheme)://\(request.header("Host") ?? "127.0.0.1:8080")" }

    private func log(
        _ review: AdmissionReview, _ decision: AdmissionDecision, _ counts: ChangeCounts, _ request: Request,
        _ id: ULID?
    ) {
        guard let decisionLog else { return }
        var text = JSONText(capacity: 512)
        text.object { text in
            let members: [(StaticString, String?)] = [
                ("time", DateTime.text(clock())), ("operation", "reviewAdmission"), ("requestId", request.identifier),
                ("scenario", id.map { "\($0)" }), ("mesh", review.mesh), ("uid", review.request.uid),
                ("verb", review.request.operation.rawValue), ("object", "\(review.request.reference)"),
                ("decision", decision.outcome.rawValue),
            ]
            for (name, value) in members {
                text.key(name)
                text.value(value)
            }
            text.key("counts")
            counts.write(to: &text)
        }
        decisionLog.append(text.bytes)
    }
}
