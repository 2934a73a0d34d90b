package import Model

/// What a change does to the calls of a mesh: those that end differently, the worst first.
///
/// Calls that only one side has are no change: a client or a server that comes or goes takes its calls along.
package final class MatrixDiff: Sendable {
    package let before: Matrix
    package let after: Matrix
    package let counts: ChangeCounts
    /// The objects that differ, in order.
    package let objects: [ObjectReference]
    /// Those of which the matrix does not show all that they decide, in order.
    package let notCompared: [ObjectReference]
    let parts: [DiffPart]
    /// Of each workload's row before the change: its place in `parts`, nil for a workload that goes.
    let partOfRow: [Int?]
    /// Changes of the calls of those outside, by row before the change, then by column.
    let outside: [[(column: Int, change: EndChange)]]

    /// - Parameter change: what made one of the other, where that is known: else the objects are compared.
    package init(before: Matrix, after: Matrix, change: ChangeSet? = nil) {
        self.before = before
        self.after = after
        let objects = ChangedObjects.between(before.mesh, after.mesh, change: change)
        self.objects = objects
        notCompared = UncomparedObjects.among(
            objects, before: before.mesh, after: after.mesh, isKnown: change != nil)
        let columns = Self.common(before.servers, after.servers)
        let rows = Self.common(before.rows.map(\.client), after.rows.map(\.client))
        var places = (
            after: [Int](repeating: -1, count: before.mesh.workloads.count),
            before: [Int](repeating: -1, count: after.mesh.workloads.count)
        )
        var members: [[Int]: [Int]] = [:]
        var keys: [[Int]] = []
        var keyOfRow = [Int?](repeating: nil, count: before.places.count)
        for row in rows where row.before < before.places.count && row.after < after.places.count {
            let (old, new) = (before.places[row.before], after.places[row.after])
            places.after[old.workload] = new.workload
            places.before[new.workload] = old.workload
            let key = [old.part, new.part]
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(old.workload)
            keyOfRow[row.before] = old.part * after.parts.count + new.part
        }
        let parts = keys.map { key in
            let old = before.parts[key[0]]
            return DiffPart(
                clients: ClientClass(old.clients.key, members: members[key] ?? [], mesh: before.mesh), before: old,
                after: after.parts[key[1]], columns: columns, places: places, mesh: before.mesh)
        }
        let numbers = Dictionary(
            keys.enumerated().map { ($1[0] * after.parts.count + $1[1], $0) }, uniquingKeysWith: { first, _ in first })
        self.parts = parts
        partOfRow = keyOfRow.map { key in key.flatMap { numbers[$0] } }
        let lasting = LastingCalls(before: before, after: after, changed: objects)
        outside = Self.outside(before: before, after: after, rows: rows, lasting)
        var counts = ChangeCounts()
        for part in parts {
            for kind in CallChange.Kind.allCases { counts[kind] += part.counts[kind] }
        }
        for (_, change) in outside.joined() {
            if let kind = change.kind { counts[kind] += 1 }
        }
        self.counts = counts
    }

    /// Where elements of two ordered lists stand that both have.
    private static func common<Element: Comparable>(
        _ before: [Element], _ after: [Element]
    ) -> [(before: Int, after: Int)] {
        var result: [(before: Int, after: Int)] = []
        result.reserveCapacity(min(before.count, after.count))
        var (left, right) = (0, 0)
        while left < before.count && right < after.count {
            if before[left] == after[right] {
                result.append((left, right))
                left += 1
                right += 1
            } else if before[left] < after[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return result
    }

    private static func outside(
        before: Matrix, after: Matrix, rows: [(before: Int, after: Int)], _ lasting: LastingCalls
    ) -> [[(column: Int, change: EndChange)]] {
        var result = [[(column: Int, change: EndChange)]](
            repeating: [], count: before.rows.count - before.places.count)
        let first = before.places.count
        for row in before.rows.indices where row >= first && before.rows[row].client == .outside(.external) {
            result[row - first] = unserved(before: before, after: after, row: row, lasting)
        }
        for row in rows where row.before >= before.places.count && row.after >= after.places.count {
            let pairs = common(before.servers(ofRow: row.before), after.servers(ofRow: row.after))
            for pair in pairs {
                let (client, server) = (before.rows[row.before].client, before.servers(ofRow: row.before)[pair.before])
                let change = EndChange(
                    before: before.end(row: row.before, column: pair.before),
                    after: lasting.end(client, server) ?? after.end(row: row.after, column: pair.after))
                if change.kind != nil { result[row.before - first].append((pair.before, change)) }
            }
            result[row.before - first].sort { $0.column < $1.column }
        }
        return result
    }
}

extension MatrixDiff {
    /// What becomes of calls through gateways that do not serve the host any longer. A gateway that goes itself takes its
    /// calls along, like any server.
    private static func unserved(
        before: Matrix, after: Matrix, row: Int, _ lasting: LastingCalls
    ) -> [(column: Int, change: EndChange)] {
        let client = before.rows[row].client
        return before.servers(ofRow: row).enumerated().compactMap { column, server in
            guard after.end(client, server) == nil, let gateway = server.gateway,
                let place = after.mesh.workload(gateway),
                after.mesh.workloads[place].decision.dataplane == .gateway
            else { return nil }
            let end =
                lasting.end(client, server) ?? CallEnd(Outcome(Subject(after.mesh, client, server, after.applications)))
            let change = EndChange(before: before.end(row: row, column: column), after: end)
            return change.kind == nil ? nil : (column, change)
        }
    }
}

extension Matrix {
    /// The matrix after a change.
    package func changed(by change: ChangeSet) -> Matrix {
        let objects = mesh.written.applying(change)
        guard let namespaces = change.namespacesOfPeerAuthentications,
            !namespaces.contains(mesh.settings.rootNamespace)
        else { return Matrix(Mesh(objects), applications: applications) }
        return Matrix(
            self, mesh: Mesh(mesh, withPeerAuthenticationsOf: objects), namespaces: namespaces)
    }

    /// What a change does to the calls.
    package func diff(_ change: ChangeSet) -> MatrixDiff {
        MatrixDiff(before: self, after: changed(by: change), change: change)
    }
}
