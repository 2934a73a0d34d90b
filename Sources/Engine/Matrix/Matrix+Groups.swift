import Model

extension Matrix {
    /// The calls that a filter lets through, as totals of groups, in the order of clients, then of servers; a group
    /// without a call is left out.
    ///
    /// By namespace, a group is what the clients of one call in another; by workload, what one client calls of one host.
    package func groups(
        by grouping: MatrixGrouping, _ filter: MatrixFilter = .everything, from start: Int = 0, limit: Int = Int.max
    ) -> (items: [MatrixGroup], next: Int?) {
        var result: [MatrixGroup] = []
        var seen = 0
        let selection = MatrixSelection(filter, of: self)
        var pending: [String: VerdictTotals] = [:]
        var client = ""
        func close() {
            for server in pending.keys.sorted() {
                guard let totals = pending[server] else { continue }
                if seen >= start && result.count <= limit {
                    result.append(MatrixGroup(client: client, server: server, totals: totals))
                }
                seen += 1
            }
            pending.removeAll(keepingCapacity: true)
        }
        let names = servers.map { name(of: $0, grouping) }
        for row in selection.rows {
            let next = name(of: rows[row].client, grouping)
            if next != client {
                close()
                if result.count > limit { break }
                client = next
            }
            let own = rows[row].servers
            for column in selection.columns(ofRow: row) {
                let end = end(row: row, column: column)
                guard filter.accepts(end) else { continue }
                let server = own.map { name(of: $0[column], grouping) } ?? names[column]
                pending[server, default: VerdictTotals()][end.verdict] += 1
            }
        }
        close()
        guard result.count > limit else { return (result, nil) }
        return (Array(result.prefix(limit)), start + limit)
    }

    private func name(of client: MatrixClient, _ grouping: MatrixGrouping) -> String {
        switch (client, grouping) {
        case (.workload(let name), .namespace): name.namespace
        case (.workload(let name), .workload): name.text
        case (.outside(let outsider), _): outsider.rawValue
        }
    }

    private func name(of server: MatrixServer, _ grouping: MatrixGrouping) -> String {
        switch grouping {
        case .namespace: namespace(of: server) ?? server.host
        case .workload: server.host
        }
    }
}
