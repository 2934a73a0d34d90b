import Model

/// Gathers findings by their cause: one code on one place of one object.
struct FindingTally {
    private struct Cause: Hashable {
        var code: String
        var resource: ObjectReference?
        var pointer: String?
    }

    private var places: [Cause: Int] = [:]
    private(set) var items: [MeshFinding] = []

    /// - Parameter worst: one of the calls that the cause touches.
    mutating func add(_ finding: Finding, calls: Int, worst: MatrixCell?) {
        let cause = Cause(code: finding.code.number, resource: finding.resource, pointer: finding.pointer)
        guard let place = places[cause] else {
            places[cause] = items.count
            items.append(MeshFinding(finding: finding, calls: calls, worst: worst))
            return
        }
        items[place].calls += calls
        guard let worst else { return }
        if items[place].worst.map({ worst.end.verdict.rank < $0.end.verdict.rank }) ?? true {
            items[place].worst = worst
        }
    }
}
