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
