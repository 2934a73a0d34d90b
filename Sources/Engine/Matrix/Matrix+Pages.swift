extension Matrix {
    /// How many of the calls that a filter lets through came to each verdict.
    package func totals(_ filter: MatrixFilter) -> VerdictTotals {
        if filter.isForEnds { return VerdictTotals(ends.filter { filter.accepts($0.key) }) }
        var result = VerdictTotals()
        let selection = MatrixSelection(filter, of: self)
        for row in selection.rows {
            for column in selection.columns(ofRow: row) {
                let end = end(row: row, column: column)
                if filter.accepts(end) { result[end.verdict] += 1 }
            }
        }
        return result
    }

    /// The calls that a filter lets through, in the order of clients, then of servers.
    package func page(
        _ filter: MatrixFilter = .everything, from start: MatrixPosition = .start, limit: Int
    ) -> MatrixPage {
        var page = MatrixPage(items: [])
        let selection = MatrixSelection(filter, of: self)
        // Most filters for an end leave nothing of most classes: their rows need not be looked through.
        let isPromising = parts.map { part in part.ends.contains { $0.contains(where: filter.accepts) } }
        for row in selection.rows where row >= start.client {
            if row < places.count, !isPromising[places[row].part] { continue }
            let servers = servers(ofRow: row)
            for column in selection.columns(ofRow: row) where row > start.client || column >= start.server {
                let end = end(row: row, column: column)
                guard filter.accepts(end) else { continue }
                if page.items.count == limit {
                    page.next = MatrixPosition(client: row, server: column)
                    return page
                }
                page.items.append(MatrixCell(client: rows[row].client, server: servers[column], end: end))
            }
        }
        return page
    }
}
