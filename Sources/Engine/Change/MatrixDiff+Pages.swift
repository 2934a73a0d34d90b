import Model

extension MatrixDiff {
    /// The changes from a place on, in order: by kind, then by client and server.
    ///
    /// - Returns: at most `limit`, and the place of the next one, or nil where there are no more.
    package func page(from start: Int = 0, limit: Int) -> (items: [CallChange], next: Int?) {
        var items: [CallChange] = []
        var causes = ChangeCauses(self)
        let width = max(before.servers.count, before.rows.map { $0.servers?.count ?? 0 }.max() ?? 0, 1)
        let height = max(before.rows.count, 1)
        for (number, kind) in CallChange.Kind.allCases.enumerated() where counts[kind] > 0 {
            for row in before.rows.indices {
                let first = (number * height + row) * width
                if first + width <= start { continue }
                let next = each(kind, ofRow: row) { column, change in
                    if first + column < start { return true }
                    if items.count == limit { return false }
                    items.append(item(kind, row: row, column: column, change, &causes))
                    return true
                }
                if let next { return (items, first + next) }
            }
        }
        return (items, nil)
    }

    /// Gives the changes of one kind in a row's calls, by column, until nobody wants more.
    ///
    /// - Returns: the column of the one that was not wanted.
    private func each(_ kind: CallChange.Kind, ofRow row: Int, _ take: (Int, EndChange) -> Bool) -> Int? {
        guard row < before.places.count else {
            for (column, change) in outside[row - before.places.count] where change.kind == kind {
                if !take(column, change) { return column }
            }
            return nil
        }
        guard let part = partOfRow[row].map({ parts[$0] }), part.counts[kind] > 0 else { return nil }
        let client = before.places[row].workload
        let namespace = before.mesh.workloads[client].name.namespace
        for (column, end) in part.columns {
            let change = part.ends[end].end(client: client, namespace: namespace)
            if change.kind == kind, !take(column, change) { return column }
        }
        return nil
    }

    private func item(
        _ kind: CallChange.Kind, row: Int, column: Int, _ change: EndChange, _ causes: inout ChangeCauses
    ) -> CallChange {
        let client = before.rows[row].client
        let server = before.servers(ofRow: row)[column]
        return CallChange(
            kind: kind, client: client, server: server, before: change.before, after: change.after,
            cause: causes.cause(of: change, client, server))
    }

    /// What would keep a call as it was, the best first: the remediations of the call after the change.
    package func repairs(of change: CallChange) -> [Remediation] {
        let (client, server) = (change.client, change.server)
        let question =
            server.gateway == nil ? after.question(client, server) : before.lastingQuestion(client, server)
        return (try? Evaluation.answer(question, on: after.mesh))?.remediations ?? []
    }
}

extension MatrixDiff {
    /// Clients that break alike at one server port: some of their rows, and how many they are.
    struct Broken {
        var column: Int
        var rows: [Int]
        var count: Int
    }

    /// Every call that does not work any longer, those of clients that no rule tells apart as one.
    ///
    /// - Parameter limit: how many rows are given of each.
    func broken(limit: Int) -> [Broken] {
        var rowOf: [Int: Int] = [:]
        for (row, place) in before.places.enumerated() { rowOf[place.workload] = row }
        var result: [Broken] = []
        for part in parts where part.counts.broken > 0 {
            let kinds = part.ends.map { $0.broken(of: part.clients, limit: limit, mesh: before.mesh) }
            for (column, end) in part.columns {
                for kind in kinds[end] {
                    result.append(
                        Broken(column: column, rows: kind.clients.compactMap { rowOf[$0] }, count: kind.count))
                }
            }
        }
        for (number, changes) in outside.enumerated() {
            for (column, change) in changes where change.kind == .broken {
                result.append(Broken(column: column, rows: [before.places.count + number], count: 1))
            }
        }
        return result
    }
}

extension ClassEnd<EndChange> {
    /// The clients whose calls do not work any longer, those that end alike together.
    fileprivate func broken(of clients: ClientClass, limit: Int, mesh: Mesh) -> [(clients: [Int], count: Int)] {
        var result: [(clients: [Int], count: Int)] = []
        func add(_ members: [Int]) {
            if !members.isEmpty { result.append((Array(members.prefix(limit)), members.count)) }
        }
        if common.kind == .broken {
            add(
                namespaces.isEmpty && self.clients.isEmpty
                    ? clients.members
                    : clients.members.filter {
                        self.clients[$0] == nil && namespaces[mesh.workloads[$0].name.namespace] == nil
                    })
        }
        for (namespace, change) in namespaces.sorted(by: { $0.key < $1.key }) where change.kind == .broken {
            add(clients.members[clients.namespaces[namespace] ?? 0..<0].filter { self.clients[$0] == nil })
        }
        for client in self.clients.keys.sorted() where self.clients[client]?.kind == .broken { add([client]) }
        return result
    }
}
