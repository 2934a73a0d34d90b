import Model

extension TouchedCalls {
    /// Adds up how many calls end how.
    mutating func count() {
        for entry in entries {
            for (change, count) in entry.end.counts(of: entry.clients, mesh: matrix.mesh) {
                if let kind = change.kind { counts[kind] += count * entry.columns.count }
            }
            for client in entry.excluded {
                if let kind = change(entry, client).kind { counts[kind] -= entry.columns.count }
            }
        }
        for (_, _, change) in outside { if let kind = change.kind { counts[kind] += 1 } }
    }

    private func change(_ entry: Entry, _ client: Int) -> EndChange {
        entry.end.end(client: client, namespace: matrix.mesh.workloads[client].name.namespace)
    }

    /// The first changes in the order of `MatrixDiff.page`: by kind, then by client and server.
    func worst(_ limit: Int, cause: ObjectReference?) -> [CallChange] {
        var result: [CallChange] = []
        for kind in CallChange.Kind.allCases where counts[kind] > 0 && result.count < limit {
            var found: [(row: Int, column: Int, change: EndChange)] = outside.filter { $0.change.kind == kind }
            for entry in entries where entry.end.contains(where: { $0.kind == kind }) {
                found += first(limit - result.count, of: kind, in: entry)
            }
            found.sort { ($0.row, $0.column) < ($1.row, $1.column) }
            result += found.prefix(limit - result.count).map { row, column, change in
                CallChange(
                    kind: kind, client: matrix.rows[row].client, server: matrix.servers(ofRow: row)[column],
                    before: change.before, after: change.after, cause: cause)
            }
        }
        return result
    }

    /// The clients of an entry, in order, but those whose calls end as most do, where that is not wanted.
    private func clients(of entry: Entry, that isWanted: (EndChange) -> Bool) -> [Int] {
        let (clients, end) = (entry.clients, entry.end)
        if isWanted(end.common) { return clients.members }
        var result = Set(end.clients.filter { isWanted($0.value) }.keys)
        for (namespace, _) in end.namespaces.filter({ isWanted($0.value) }) {
            if let range = clients.namespaces[namespace] { result.formUnion(clients.members[range]) }
        }
        return result.sorted()
    }

    private func first(
        _ limit: Int, of kind: CallChange.Kind, in entry: Entry
    ) -> [(row: Int, column: Int, change: EndChange)] {
        var result: [(row: Int, column: Int, change: EndChange)] = []
        for client in clients(of: entry, that: { $0.kind == kind }) where !entry.excluded.contains(client) {
            let change = change(entry, client)
            guard change.kind == kind, let row = matrix.row(ofWorkload: client) else { continue }
            result += entry.columns.prefix(limit - result.count).map { (row, $0, change) }
            if result.count >= limit { break }
        }
        return result
    }
}
