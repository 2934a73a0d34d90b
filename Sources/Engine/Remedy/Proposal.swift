import Model

/// A change that may help: what to say of it, and what the call looks like after it.
struct Proposal {
    var title: String
    var changes: [Change] = []
    var besides: [Remediation.Beside] = []
    var weakens = false
    var tradeoffs: [String] = []
    /// The objects after the change.
    var objects: Objects
    /// The question after the change; only what the applications speak and the settings of the mesh ever differ.
    var question: Question
}

extension Proposal {
    /// Both, where `second` was made for the objects and the question after this one.
    func followed(by second: Proposal) -> Proposal {
        var both = second
        both.title = "\(title), and \(second.title)"
        both.besides = besides + second.besides.filter { !besides.contains($0) }
        both.weakens = weakens || second.weakens
        both.tradeoffs = tradeoffs + second.tradeoffs.filter { !tradeoffs.contains($0) }
        both.changes = changes
        for change in second.changes {
            if let place = both.changes.firstIndex(where: { $0.resource == change.resource }) {
                both.changes[place].edits += change.edits
            } else {
                both.changes.append(change)
            }
        }
        return both
    }

    /// Whether another one changes again what this one has changed.
    func overlaps(_ other: Proposal) -> Bool {
        changes.contains { change in
            other.changes.contains { next in
                next.resource == change.resource
                    && next.edits.contains { edit in change.edits.contains { $0.path == edit.path } }
            }
        }
    }

    var needsApplications: Bool { besides.contains(.applications) }

    /// How much has to change: edits of objects, and as much for an application; a setting holds for the whole mesh.
    var size: Int {
        changes.reduce(0) { $0 + max(1, $1.edits.count) }
            + besides.reduce(0) { $0 + ($1 == .meshSettings ? 2 : 1) }
    }
}
