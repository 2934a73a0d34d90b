import Model

/// What a change does to the calls of a mesh: those that end differently, the worst first.
///
/// Calls that only one side has are no change: a client or a server that comes or goes takes its calls along.
package final class MatrixDiff: Sendable {
    package let before: Matrix
    package let after: Matrix
    package let counts: ChangeCounts
    private let items: [CallChange]

    package init(before: Matrix, after: Matrix) {
        self.before = before
        self.after = after
        var items: [CallChange] = []
        var counts = ChangeCounts()
        for row in before.rows {
            for server in row.servers ?? before.servers {
                guard let old = before.end(row.client, server), let new = after.end(row.client, server),
                    let kind = CallChange.Kind(before: old, after: new)
                else { continue }
                counts[kind] += 1
                items.append(CallChange(kind: kind, client: row.client, server: server, before: old, after: new))
            }
        }
        self.counts = counts
        self.items = CallChange.Kind.allCases.flatMap { kind in items.filter { $0.kind == kind } }
    }

    /// The changes from a place on, in order: by kind, then by client and server.
    ///
    /// - Returns: at most `limit`, and the place of the next one, or nil where there are no more.
    package func page(from start: Int = 0, limit: Int) -> (items: [CallChange], next: Int?) {
        let page = items.dropFirst(start).prefix(limit)
        return (Array(page), start + page.count < items.count ? start + page.count : nil)
    }

    /// What would keep a call as it was, the best first: the remediations of the call after the change.
    package func repairs(of change: CallChange) -> [Remediation] {
        (try? after.answer(change.client, change.server))?.remediations ?? []
    }
}

extension Matrix {
    /// The matrix after a change.
    package func changed(by change: ChangeSet) -> Matrix {
        Matrix(Mesh(mesh.objects.applying(change)), applications: applications)
    }
}
