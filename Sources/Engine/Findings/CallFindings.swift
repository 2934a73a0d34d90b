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
        for (group, end) in part.ends.enumerated() where !columns[group].isEmpty {
            for (client, others) in kinds(of: end, part.clients) {
                add(client, others, columns: columns[group], view: part.view)
            }
        }
    }

    /// A client for each way in which calls of the class end, with all that it stands for.
    private func kinds(of end: ClassEnd<CallEnd>, _ clients: ClientClass) -> [(client: Int, clients: [Int])] {
        if end.namespaces.isEmpty && end.clients.isEmpty {
            return clients.members.first.map { [($0, clients.members)] } ?? []
        }
        var rest: [Int] = []
        var result: [(client: Int, clients: [Int])] = []
        for (namespace, range) in clients.namespaces.sorted(by: { $0.key < $1.key }) {
            let members = clients.members[range].filter { end.clients[$0] == nil }
            if end.namespaces[namespace] == nil {
                rest += members
            } else if let first = members.first {
                result.append((first, members))
            }
        }
        if let first = rest.first { result.append((first, rest)) }
        return result + end.clients.keys.sorted().map { ($0, [$0]) }
    }

    private mutating func add(_ client: Int, _ clients: [Int], columns: [Int], view: ClientView?) {
        let workload = matrix.mesh.workloads[client]
        guard let first = columns.first else { return }
        let shown = findings(.workload(workload.name), matrix.servers[first], view: view)
        if shown.findings.isEmpty { return }
        for (place, finding) in shown.findings.enumerated() {
            if finding.resource == workload.reference {
                // The client's own doing: each client has a finding of its own.
                for other in clients {
                    let own = matrix.mesh.workloads[other]
                    var copy = finding
                    copy.resource = own.reference
                    tally.add(
                        copy, calls: columns.count,
                        worst: MatrixCell(client: .workload(own.name), server: matrix.servers[first], end: shown.end))
                }
                continue
            }
            for column in columns {
                let server = matrix.servers[column]
                let same = column == first ? shown : findings(.workload(workload.name), server, view: view)
                guard place < same.findings.count else { continue }
                tally.add(
                    same.findings[place], calls: clients.count,
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
        let simulation = Simulation(
            mesh: matrix.mesh, caller: subject.caller, call: subject.call, authority: subject.authority,
            application: subject.application, scope: scope)
        let outcome = Outcome(simulation.walks(to: subject.destinations), mesh: matrix.mesh)
        let explanation = Explanation(subject: subject, outcome: outcome)
        let failure = outcome.verdict == .broken ? explanation.failure : nil
        return (explanation.callFindings(failure: failure), CallEnd(outcome))
    }
}
