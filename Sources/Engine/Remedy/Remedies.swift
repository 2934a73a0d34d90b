import Model

/// Looks for changes that repair or strengthen a call, and keeps those that evaluation confirms.
struct Remedies {
    let question: Question
    let circumstances: Circumstances
    let outcome: Outcome

    static let limit = 4
    /// How many changes are tried as the first of two.
    static let firstSteps = 6

    /// Those that weaken nothing first, then the strongest transport, then the smallest change.
    func found() -> [Remediation] {
        let proposals = Proposals(question: question, circumstances: circumstances).all()
        var result = confirmed(proposals)
        if result.isEmpty { result = confirmed(pairs(of: proposals)) }
        // INVARIANT: `sorted` is stable, so that equals keep the order in which they were proposed.
        return Array(result.sorted(by: Self.precedes).prefix(Self.limit))
    }

    /// Two changes where no single one helps: the second is what the call needs after the first.
    private func pairs(of proposals: [Proposal]) -> [Proposal] {
        proposals.prefix(Self.firstSteps).flatMap { first -> [Proposal] in
            guard let changed = try? Subject(first.question, objects: first.objects) else { return [] }
            let next = Circumstances(subject: changed, walk: Outcome(changed).answer)
            return Proposals(question: first.question, circumstances: next).all().map(first.followed)
        }
    }

    private func confirmed(_ proposals: [Proposal]) -> [Remediation] {
        var result: [Remediation] = []
        for proposal in proposals {
            guard let remediation = confirmed(proposal) else { continue }
            let isKnown = result.contains { known in
                known.title == remediation.title
                    || !known.changes.isEmpty && Set(known.changes) == Set(remediation.changes)
            }
            if !isKnown { result.append(remediation) }
        }
        return result
    }

    private static func precedes(_ left: Remediation, _ right: Remediation) -> Bool {
        if left.weakens != right.weakens { return !left.weakens }
        return left.verdictAfter.rank > right.verdictAfter.rank
    }

    private func confirmed(_ proposal: Proposal) -> Remediation? {
        guard let changed = try? Subject(proposal.question, objects: proposal.objects) else { return nil }
        let after = Outcome(changed)
        guard helps(after) else { return nil }
        return Remediation(
            title: proposal.title, changes: proposal.changes, verdictAfter: after.verdict,
            weakens: proposal.weakens, tradeoffs: proposal.tradeoffs)
    }

    /// A change helps that makes a call work or protects it better; or as well, at a lower cost.
    private func helps(_ after: Outcome) -> Bool {
        guard after.verdict.works else { return false }
        if after.verdict.rank != outcome.verdict.rank { return after.verdict.rank > outcome.verdict.rank }
        return after.answer.encryptions < outcome.answer.encryptions
    }
}

extension Walk {
    /// How often a byte is encrypted on the network.
    var encryptions: Int {
        guard let flow = second?.flow else { return 0 }
        return (flow.outer == nil ? 0 : 1) + (flow.applicationTLS == nil ? 0 : 1)
    }
}
