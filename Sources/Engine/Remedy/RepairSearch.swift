import Model

/// Tries changes, alone and then one after another, until some of them help.
struct RepairSearch {
    /// A proposal, and the call after it.
    struct Attempt {
        let proposal: Proposal
        let subject: Subject
        let outcome: Outcome
    }

    /// How many changes may follow one another.
    static let steps = 6
    /// How many attempts that do not help yet are gone on with.
    static let width = 10

    let outcome: Outcome
    /// How many evaluations are left.
    private var budget: Int
    private var tried: Set<Identity> = []

    /// What tells one attempt from another.
    private struct Identity: Hashable {
        var changes: Set<Change>
        var call: Call
        var application: ServerApplication
        var mesh: MeshSettings
    }

    /// - Parameter objects: how many the mesh has; each evaluation builds the mesh anew, so a large one has fewer.
    init(outcome: Outcome, objects: Int) {
        self.outcome = outcome
        budget = max(16, min(160, 20_000 / max(1, objects)))
    }

    mutating func found(_ question: Question, _ circumstances: Circumstances) -> [Attempt] {
        var result: [Attempt] = []
        var proposals = Proposals(question: question, circumstances: circumstances).all()
        // A call that is encrypted already is worth fewer evaluations.
        for _ in 0..<(outcome.verdict.rank > Verdict.plaintext.rank ? 1 : Self.steps) {
            var open: [Attempt] = []
            for proposal in proposals {
                guard let attempt = attempt(proposal) else { continue }
                if helps(attempt.outcome) { result.append(attempt) } else { open.append(attempt) }
            }
            if open.isEmpty || result.contains(where: { !$0.proposal.needsApplications }) { break }
            proposals = continued(open)
        }
        return result
    }

    private mutating func attempt(_ proposal: Proposal) -> Attempt? {
        let identity = Identity(
            changes: Set(proposal.changes), call: proposal.question.call,
            application: proposal.question.server.application, mesh: proposal.question.mesh)
        guard budget > 0, tried.insert(identity).inserted,
            let subject = try? Subject(proposal.question, objects: proposal.objects)
        else { return nil }
        budget -= 1
        return Attempt(proposal: proposal, subject: subject, outcome: Outcome(subject))
    }

    /// What each attempt needs next; those first that come furthest without weakening anything.
    private func continued(_ attempts: [Attempt]) -> [Proposal] {
        // INVARIANT: `sorted` is stable, so that equals keep the order in which they were proposed.
        attempts.sorted { $0.distance < $1.distance }.prefix(Self.width).flatMap { attempt in
            let next = Circumstances(subject: attempt.subject, walk: attempt.outcome.answer)
            return Proposals(question: attempt.proposal.question, circumstances: next).all()
                .filter { !attempt.proposal.overlaps($0) }
                .map(attempt.proposal.followed)
        }
    }

    /// A change helps that makes a call work or protects it better; or as well, at a lower cost.
    private func helps(_ after: Outcome) -> Bool {
        guard after.verdict.works else { return false }
        if after.verdict.rank != outcome.verdict.rank { return after.verdict.rank > outcome.verdict.rank }
        return after.answer.encryptions < outcome.answer.encryptions
    }
}

extension RepairSearch.Attempt {
    /// How far it is from helping: less for a call that comes further, and for changes of objects that weaken nothing.
    fileprivate var distance: Int {
        let left = outcome.answer.failure.map(\.distance) ?? 0
        return left + (proposal.needsApplications ? 80 : 0) + (proposal.weakens ? 40 : 0)
    }
}

extension Walk.Failure {
    /// More for a call that ends earlier: legs first, and then how far it comes at a gateway.
    fileprivate var distance: Int {
        switch step {
        case .insideClient: 30
        case .network: 20
        case .fromGateway, .fromSecondGateway, .fromThirdGateway: 20
        case .insideServer: 10
        case .toGateway:
            switch reason {
            case .gatewayNoListener: 29
            case .gatewayNoMatchingServer, .gatewayExpectsTLS: 27
            case .gatewayTLSHandshakeForeign, .gatewayRequiresClientCertificate: 26
            case .gatewayHTTPParseError: 25
            case .gatewayNoRoute, .gatewayRedirectsToHTTPS: 23
            default: 22
            }
        }
    }
}

extension Walk {
    /// How often a byte is encrypted on the network.
    var encryptions: Int {
        guard let flow = second?.flow else { return 0 }
        return (flow.outer == nil ? 0 : 1) + (flow.applicationTLS == nil ? 0 : 1)
    }
}
