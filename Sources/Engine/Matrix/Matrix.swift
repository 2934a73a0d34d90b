import Model

/// Who talks how to whom in a mesh: every client workload × every server port, and the callers from outside the mesh.
package final class Matrix: Sendable {
    package let mesh: Mesh
    package let applications: Applications
    /// The rows: workloads by name, then the callers from outside.
    package let rows: [MatrixRow]
    /// What a workload's row has: every TCP port of every host that can be dialled, in order.
    package let servers: [MatrixServer]
    /// Of every call.
    package let totals: VerdictTotals

    package init(_ mesh: Mesh, applications: Applications = Applications()) {
        self.mesh = mesh
        self.applications = applications
        servers = MatrixServers.all(of: mesh)
        rows = MatrixRows.all(of: mesh)
        var totals = VerdictTotals()
        for row in rows {
            for server in row.servers ?? servers {
                let end = CallEnd(Outcome(Subject(mesh, row.client, server, applications)))
                totals[end.verdict] += 1
            }
        }
        self.totals = totals
    }
}

extension Matrix {
    package func totals(_ filter: MatrixFilter) -> VerdictTotals {
        if filter.isEverything { return totals }
        var result = VerdictTotals()
        for row in rows {
            for server in row.servers ?? servers where filter.accepts(row.client, server, in: mesh) {
                guard let end = end(row.client, server), filter.accepts(end) else { continue }
                result[end.verdict] += 1
            }
        }
        return result
    }

    /// The calls that a filter lets through, in the order of clients, then of servers.
    package func page(
        _ filter: MatrixFilter = .everything, from start: MatrixPosition = .start, limit: Int
    ) -> MatrixPage {
        var page = MatrixPage(items: [])
        var column = start.server
        for place in rows.indices.dropFirst(start.client) {
            let row = rows[place]
            let servers = row.servers ?? servers
            for index in servers.indices.dropFirst(column) {
                guard filter.accepts(row.client, servers[index], in: mesh), let end = end(row.client, servers[index]),
                    filter.accepts(end)
                else { continue }
                if page.items.count == limit {
                    page.next = MatrixPosition(client: place, server: index)
                    return page
                }
                page.items.append(MatrixCell(client: row.client, server: servers[index], end: end))
            }
            column = 0
        }
        return page
    }

    /// The calls that a filter lets through, as totals of groups; a group without a call is left out.
    package func groups(by grouping: MatrixGrouping, _ filter: MatrixFilter = .everything) -> [MatrixGroup] {
        []
    }

    /// What became of one call; nil where the matrix has no such call.
    package func end(_ client: MatrixClient, _ server: MatrixServer) -> CallEnd? {
        guard has(client, server) else { return nil }
        return CallEnd(Outcome(Subject(mesh, client, server, applications)))
    }

    func has(_ client: MatrixClient, _ server: MatrixServer) -> Bool {
        guard let row = rows.first(where: { $0.client == client }) else { return false }
        return (row.servers ?? servers).contains(server)
    }
}
