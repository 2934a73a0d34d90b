import Model

/// What the calls of a matrix show, each cause with how many calls it touches.
struct CallFindings {
    private let matrix: Matrix
    private var tally = FindingTally()

    static func of(_ matrix: Matrix) -> FindingTally {
        var findings = CallFindings(matrix: matrix)
        for part in matrix.parts { findings.add(part) }
        for row in matrix.rows.indices where row >= matrix.places.count {
            for server in matrix.servers(ofRow: row) { findings.add(matrix.rows[row].client, server, calls: 1) }
        }
        return findings.tally
    }

    private init(matrix: Matrix) {
        self.matrix = matrix
    }

    /// Clients of one kind show the same of a server port; what they show is found by one of them.
    private mutating func add(_ part: MatrixPart) {
        if case .open = part.clients.key.way { return }
        var columns = [[Int]](repeating: [], count: part.ends.count)
        for (column, group) in part.layout.groups.enumerated() { columns[Int(group)].append(column) }
        var own = OwnFindings()
        for (group, end) in part.ends.enumerated() where !columns[group].isEmpty {
            for kind in ClientKind.all(of: end, part.clients, mesh: matrix.mesh) {
                add(kind, columns: columns[group], view: part.view, own: &own)
            }
        }
        own.tally(into: &tally, clients: part.clients, mesh: matrix.mesh)
    }

    private mutating func add(_ kind: ClientKind, columns: [Int], view: ClientView?, own: inout OwnFindings) {
        let workload = matrix.mesh.workloads[kind.client]
        guard let first = columns.first else { return }
        let shown = findings(.workload(workload.name), matrix.servers[first], view: view)
        let others = shown.findings.indices.filter { shown.findings[$0].resource != workload.reference }
        for finding in shown.findings where finding.resource == workload.reference {
            own.add(finding, calls: columns.count, server: matrix.servers[first], end: shown.end, of: kind)
        }
        if others.isEmpty { return }
        for column in columns {
            let server = matrix.servers[column]
            let same = column == first ? shown : findings(.workload(workload.name), server, view: view)
            for place in others where place < same.findings.count {
                tally.add(
                    same.findings[place], calls: kind.count,
                    worst: MatrixCell(client: .workload(workload.name), server: server, end: same.end))
            }
        }
    }

    private mutating func add(_ client: MatrixClient, _ server: MatrixServer, calls: Int) {
        let shown = findings(client, server, view: nil)
        for finding in shown.findings {
            tally.add(
                finding, calls: calls, worst: MatrixCell(client: client, server: server, end: shown.end))
        }
    }

    private func findings(
        _ client: MatrixClient, _ server: MatrixServer, view: ClientView?
    ) -> (findings: [Finding], end: CallEnd) {
        let subject = Subject(matrix.mesh, client, server, matrix.applications)
        var scope: Scope?
        if case .workload(let place) = subject.caller { scope = view?.scope(of: matrix.mesh.workloads[place]) }
        let outcome = Outcome(Simulation(subject, scope: scope))
        let explanation = Explanation(subject: subject, outcome: outcome)
        let failure = outcome.verdict == .broken ? explanation.failure : nil
        return (explanation.callFindings(failure: failure), CallEnd(outcome))
    }
}
