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

    /// One call that ends differently, by its row and its column.
    private struct Found {
        var row: Int
        var column: Int
        var change: EndChange
    }

    /// The first changes in the order of `MatrixDiff.page`: by kind, then by client and server.
    func worst(_ limit: Int, cause: ObjectReference?) -> [CallChange] {
        var result: [CallChange] = []
        for kind in CallChange.Kind.allCases where counts[kind] > 0 && result.count < limit {
            var found: [Found] = []
            for (row, column, change) in outside where change.kind == kind {
                found.append(Found(row: row, column: column, change: change))
            }
            found.sort { ($0.row, $0.column) < ($1.row, $1.column) }
            for entry in entries where entry.end.contains(where: { $0.kind == kind }) {
                add(limit - result.count, of: kind, in: entry, to: &found)
            }
            result += found.prefix(limit - result.count).map { found in
                CallChange(
                    kind: kind, client: matrix.rows[found.row].client,
                    server: matrix.servers(ofRow: found.row)[found.column], before: found.change.before,
                    after: found.change.after, cause: cause)
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

    /// Adds the calls of an entry to those that were found, and keeps the first so many of them, in order.
    private func add(_ limit: Int, of kind: CallChange.Kind, in entry: Entry, to found: inout [Found]) {
        let last = found.count < limit ? Int.max : found[limit - 1].row
        var added = 0
        for client in clients(of: entry, that: { $0.kind == kind }) where !entry.excluded.contains(client) {
            let change = change(entry, client)
            guard change.kind == kind, let row = matrix.row(ofWorkload: client) else { continue }
            if row > last || added >= limit { break }
            for column in entry.columns.prefix(limit) {
                found.append(Found(row: row, column: column, change: change))
            }
            added += entry.columns.count
        }
        if added == 0 { return }
        found.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        found.removeLast(max(0, found.count - limit))
    }
}
