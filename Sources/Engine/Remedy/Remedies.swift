import Model

/// Looks for changes that repair or strengthen a call, and keeps those that evaluation confirms.
struct Remedies {
    let question: Question
    let circumstances: Circumstances
    let outcome: Outcome

    static let limit = 4

    /// What was found, and what is to be said where no object repairs the call.
    struct Found {
        /// Those that weaken nothing first, then the strongest transport, then the smallest change.
        var remediations: [Remediation]
        var unrepairable: String?
    }

    func found() -> Found {
        var search = RepairSearch(outcome: outcome, objects: circumstances.mesh.objects.count)
        // INVARIANT: `sorted` is stable, so that equals keep the order in which they were proposed.
        let attempts = search.found(question, circumstances).sorted(by: Self.precedes)
        var best = Array(attempts.prefix(Self.limit))
        let byObjects = attempts.first { !$0.proposal.needsApplications }
        if let byObjects, best.allSatisfy(\.proposal.needsApplications) { best[best.count - 1] = byObjects }
        let isDue = byObjects == nil && (outcome.verdict == .broken || outcome.verdict == .plaintext)
        return Found(
            remediations: best.map(remediation),
            unrepairable: isDue ? Unrepairable(circumstances: circumstances).sentence : nil)
    }

    private static func precedes(_ left: RepairSearch.Attempt, _ right: RepairSearch.Attempt) -> Bool {
        if left.proposal.weakens != right.proposal.weakens { return !left.proposal.weakens }
        if left.outcome.verdict != right.outcome.verdict {
            return left.outcome.verdict.rank > right.outcome.verdict.rank
        }
        return left.proposal.size < right.proposal.size
    }

    private func remediation(_ attempt: RepairSearch.Attempt) -> Remediation {
        let proposal = attempt.proposal
        return Remediation(
            title: proposal.title, changes: proposal.changes, besides: proposal.besides,
            verdictAfter: attempt.outcome.verdict, weakens: proposal.weakens, tradeoffs: proposal.tradeoffs,
            alsoChanges: OtherCalls(
                question: question, before: circumstances.subject, walk: circumstances.walk, attempt: attempt
            ).changes())
    }
}

extension Objects {
    /// How many objects a mesh is built from.
    var count: Int {
        namespaces.count + workloads.count + services.count + endpointSlices.count + peerAuthentications.count
            + destinationRules.count + virtualServices.count + serviceEntries.count + workloadEntries.count
            + sidecars.count + envoyFilters.count
    }
}
