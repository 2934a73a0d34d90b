import Model

/// Puts an outcome into words: one walk is the answer, the others are its endpoints.
final class Explanation {
    let outcome: Outcome
    let circumstances: Circumstances
    let walk: Walk
    /// What decides, without what does not: many calls of a mesh are explained for their findings alone.
    private(set) lazy var clientTLS = circumstances.clientTLS
    private(set) lazy var gatewayTLS = circumstances.gatewayTLS
    private(set) lazy var peerAuthentication = circumstances.peerAuthentication
    private(set) lazy var server = circumstances.server

    init(subject: Subject, outcome: Outcome) {
        self.outcome = outcome
        walk = outcome.answer
        circumstances = Circumstances(subject: subject, walk: walk)
    }

    var subject: Subject { circumstances.subject }
    var mesh: Mesh { circumstances.subject.mesh }

    func answer() -> Answer {
        let found = self.failure
        let failure = outcome.verdict == .broken ? found : nil
        return Answer(
            verdict: outcome.verdict,
            summary: summary(failure: failure),
            legs: legs,
            failure: failure,
            decisions: decisions,
            endpoints: endpoints,
            lost: lost,
            cost: cost,
            findings: findings(failure: found),
            remediations: [],
            unrepairable: nil,
            assumptions: subject.assumptions.map { text(of: $0) } + defaultAssumptions,
            missing: outcome.missing.map { text(of: $0) })
    }

    /// Present only where the workloads behind the name differ.
    private var endpoints: [EndpointAnswer] {
        guard outcome.walks.count > 1 else { return [] }
        var result: [EndpointAnswer] = []
        var seen: Set<EndpointAnswer> = []
        for walk in outcome.walks {
            guard let endpoint = walk.endpoint else { continue }
            let failure = walk.failure.map { EndpointAnswer.Failure(step: $0.step, reason: $0.reason) }
            let answer = EndpointAnswer(workload: name(of: endpoint), verdict: walk.verdict, failure: failure)
            if seen.insert(answer).inserted { result.append(answer) }
        }
        let kinds = Set(result.map { Kind(verdict: $0.verdict, failure: $0.failure) })
        return kinds.count > 1 ? result : []
    }

    private struct Kind: Hashable {
        var verdict: Verdict
        var failure: EndpointAnswer.Failure?
    }

    func name(of endpoint: Endpoint) -> WorkloadName {
        switch endpoint.place {
        case .workload(let place): mesh.workloads[place].name
        case .address(let address, _, let namespace, _): WorkloadName(namespace: namespace, name: address)
        }
    }
}
