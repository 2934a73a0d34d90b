import Model

/// The findings of a whole mesh: one for each cause, the worst first.
package struct MeshFindings: Sendable {
    /// Those to be reported.
    package private(set) var items: [MeshFinding] = []
    /// Those that a suppression keeps back, each with it.
    package private(set) var suppressed: [MeshFinding] = []

    /// - Parameters:
    ///   - suppressions: from a file; those of the objects' own annotations count as well.
    ///   - today: by which suppressions expire.
    package init(_ matrix: Matrix, suppressions: [Suppression] = [], today: CalendarDay) {
        var tally = CallFindings.of(matrix)
        for finding in MeshRules.findings(of: matrix.mesh) { tally.add(finding, calls: 0, worst: nil) }
        let known = Suppressions(suppressions, of: matrix.mesh.objects, today: today)
        for finding in known.findings { tally.add(finding, calls: 0, worst: nil) }
        // Their places are sorted, and not the findings: each holds a dozen references.
        let found = tally.items
        // Few are suppressed, and a list that grows is there twice.
        items.reserveCapacity(found.count)
        for place in found.indices.sorted(by: { Self.precedes(found[$0], found[$1]) }) {
            var item = found[place]
            item.suppression = known.suppression(of: item.finding)
            if item.suppression == nil { items.append(item) } else { suppressed.append(item) }
        }
    }

    /// Errors before warnings, then by the worst call, then by how many there are.
    private static func precedes(_ left: MeshFinding, _ right: MeshFinding) -> Bool {
        let (first, second) = (left.finding, right.finding)
        if first.code.severity != second.code.severity { return first.code.severity.rank < second.code.severity.rank }
        let (leftRank, rightRank) = (left.worst?.end.verdict.rank ?? Int.max, right.worst?.end.verdict.rank ?? Int.max)
        if leftRank != rightRank { return leftRank < rightRank }
        if left.calls != right.calls { return left.calls > right.calls }
        if first.code.number != second.code.number { return first.code.number < second.code.number }
        if first.resource != second.resource {
            guard let one = first.resource, let other = second.resource else { return first.resource == nil }
            return one < other
        }
        return first.pointer ?? "" < second.pointer ?? ""
    }
}

extension Severity {
    /// The worst first.
    package var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}
