import Model

/// What a call comes to, without a word of explanation: enough to compare answers, quickly.
package struct Outcome: Sendable {
    /// Every walk, in the order in which the endpoints were found.
    package var walks: [Walk]
    /// The place in `walks` of the one that is the answer: the worst.
    package var worst: Int
    package var verdict: Verdict
    /// Routes that depend on the request, and lead to different ends.
    package var missing: [Walk.Missing]

    package var answer: Walk { walks[worst] }
}

extension Outcome {
    package init(_ subject: Subject) { self.init(Simulation(subject)) }

    package init(_ simulation: Simulation) {
        self.init(walks: [], worst: 0, verdict: .undetermined, missing: [])
        decide(simulation)
    }

    /// Decides another call, in the memory that holds the walks of the one before.
    package mutating func decide(_ simulation: Simulation) {
        walks.removeAll(keepingCapacity: true)
        // At least one, as every name resolves to something.
        simulation.walk(into: &walks)
        worst = walks.indices.min { Self.isWorse(walks[$0], than: walks[$1], mesh: simulation.mesh) } ?? 0
        verdict = walks.isEmpty ? .undetermined : walks[worst].verdict
        missing = walks.isEmpty ? [] : walks[worst].missing.map { [$0] } ?? []
        guard let open = Self.openRoute(walks) else { return }
        verdict = .undetermined
        missing = [open]
    }

    /// Broken before undetermined, plaintext, tls and mutual-tls; then the earliest failing leg, then the workload's name.
    private static func isWorse(_ left: Walk, than right: Walk, mesh: Mesh) -> Bool {
        let (leftRank, rightRank) = (left.verdict.rank, right.verdict.rank)
        if leftRank != rightRank { return leftRank < rightRank }
        let (leftStep, rightStep) = (left.failure?.step.rawValue ?? "", right.failure?.step.rawValue ?? "")
        if leftStep != rightStep { return leftStep < rightStep }
        guard let leftEnd = left.endpoint, let rightEnd = right.endpoint else { return false }
        return leftEnd.sortingKey(in: mesh) < rightEnd.sortingKey(in: mesh)
    }

    /// The first route that only some requests take, where it matters which is taken.
    private static func openRoute(_ walks: [Walk]) -> Walk.Missing? {
        guard let conditional = walks.indices.first(where: { !walks[$0].conditions.isEmpty }) else { return nil }
        var ends: [[String]: Set<End>] = [:]
        for walk in walks {
            let end = End(verdict: walk.verdict, reason: walk.failure?.reason, step: walk.failure?.step)
            ends[walk.conditions, default: []].insert(end)
        }
        guard Set(ends.values).count > 1 else { return nil }
        // Whether refused by the server or answered with 404 before it: no request arrives.
        if walks.allSatisfy(\.neverArrives) { return nil }
        return .routeConditions(walks[conditional].conditions)
    }

    private struct End: Hashable {
        var verdict: Verdict
        var reason: FailureReason?
        var step: Step?
    }
}

extension Walk {
    fileprivate var neverArrives: Bool {
        if case .answeredByRoute(_, status: 404)? = missing { return true }
        return verdict == .broken
    }
}
