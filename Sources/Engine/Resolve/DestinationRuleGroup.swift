import Model

/// The rules of one host that one kind of client reads in one namespace.
///
/// What a rule takes up from later ones is put together when it is asked for: doing so for each as it comes would cost
/// the square of their number, or more. Istio: `pilot/pkg/model/destination_rule.go`, `mergeDestinationRule`.
struct DestinationRuleGroup: Sendable {
    /// The full name or wildcard.
    let host: String
    /// Every rule by itself, in Istio's order.
    private(set) var rules: Few<ConsolidatedDestinationRule>
    /// The places in `rules` of those that were not folded into the one before them.
    private(set) var standing = Few.one(0)

    init(host: String, first: ConsolidatedDestinationRule) {
        self.host = host
        rules = .one(first)
    }

    mutating func insert(_ new: ConsolidatedDestinationRule) {
        // The last of the rules that stand decides, because Istio's loop over them has no break.
        if let last = standing.last, new.stands(beside: rules[last]) { standing.append(rules.count) }
        rules.append(new)
    }

    /// A rule that stands, with all that it takes up.
    func merged(_ place: Int) -> ConsolidatedDestinationRule {
        if rules.count == 1 { return rules[place] }
        let later = rules[(place + 1)...].filter { $0.isFolded(into: rules[place]) }
        return later.isEmpty ? rules[place] : rules[place].absorbing(later.map(\.rule))
    }
}

extension ConsolidatedDestinationRule {
    private func reaches(_ other: ConsolidatedDestinationRule) -> Bool {
        exportTo == other.exportTo || !other.exportTo.isEmpty && exportTo.isSuperset(of: other.exportTo)
    }

    /// Whether an older rule takes this one up.
    fileprivate func isFolded(into older: ConsolidatedDestinationRule) -> Bool {
        guard reaches(older) else { return false }
        guard let left = older.rule.workloadSelector, let right = rule.workloadSelector else { return true }
        return left == right
    }

    /// Whether this one stands on its own as well, beside the last of those that stand.
    fileprivate func stands(beside last: ConsolidatedDestinationRule) -> Bool {
        guard reaches(last) else { return true }
        switch (last.rule.workloadSelector, rule.workloadSelector) {
        case (nil, nil): return false
        case (let left?, let right?): return left != right
        case (nil, .some), (.some, nil): return exportTo != last.exportTo
        }
    }
}
