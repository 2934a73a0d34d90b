import Model

/// A change that may help: what to say of it, and what the call looks like after it.
struct Proposal {
    var title: String
    var changes: [Change] = []
    var weakens = false
    var tradeoffs: [String] = []
    /// The objects after the change.
    var objects: Objects
    /// The question after the change; only what the applications speak ever differs.
    var question: Question
}

extension Proposal {
    /// Both, where `second` was made for the objects and the question after this one.
    func followed(by second: Proposal) -> Proposal {
        var both = second
        both.title = "\(title), and \(second.title)"
        both.weakens = weakens || second.weakens
        both.tradeoffs = tradeoffs + second.tradeoffs.filter { !tradeoffs.contains($0) }
        both.changes = changes
        for change in second.changes {
            guard let place = both.changes.firstIndex(where: { $0.resource == change.resource }) else {
                both.changes.append(change)
                continue
            }
            if change.base != nil {
                // Not from a text: what it was before the second change has the first one in it.
                both.changes[place] = change
            } else {
                both.changes[place].edits += change.edits
            }
        }
        return both
    }
}
