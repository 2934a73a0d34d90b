import Model
import Synchronization

/// Who talks how to whom in a mesh: every client workload × every server port, and the callers from outside the mesh.
///
/// Calls are not evaluated one by one: clients and server ports are put into classes that no rule can tell apart
/// (`Classes/`), one call of each class is evaluated, and counts are multiplied.
package final class Matrix: Sendable {
    package let mesh: Mesh
    package let applications: Applications
    /// Workloads by name, then the callers from outside.
    package let rows: [MatrixRow]
    /// What a workload's row has: every TCP port of every host that can be dialled, in order.
    package let servers: [MatrixServer]
    /// How many calls came to each end.
    package let ends: [CallEnd: Int]
    package let totals: VerdictTotals
    /// How many classes of clients and of server ports there are, and how many calls were evaluated for them.
    package let classes: (clients: Int, servers: Int, evaluated: Int)

    private let keptTables = Mutex<ReviewTables?>(nil)
    let columns: ServerClasses
    let parts: [MatrixPart]
    /// Of each workload's row: its place in `parts`, and in `Mesh.workloads`.
    let places: [(part: Int, workload: Int)]
    /// Of each row behind those of the workloads: what became of its calls.
    let outside: [[CallEnd]]
    /// Of the same calls, whether they are probes that the agent is asked, past every policy.
    let settled: [[Bool]]

    package init(_ mesh: Mesh, applications: Applications = Applications()) {
        self.mesh = mesh
        self.applications = applications
        servers = MatrixServers.withStandIns(of: mesh)
        let workloads = MatrixRows.workloads(of: mesh)
        let outsiders = MatrixRows.outsiders(of: mesh)
        rows = workloads.map { MatrixRow(client: .workload(mesh.workloads[$0].name), servers: nil) } + outsiders
        let columns = ServerClasses(servers, mesh: mesh, applications: applications)
        self.columns = columns
        let parts = MatrixPart.all(workloads, servers: columns, mesh: mesh, applications: applications)
        self.parts = parts
        var places = [(part: Int, workload: Int)](repeating: (0, 0), count: mesh.workloads.count)
        for (number, part) in parts.enumerated() {
            for member in part.clients.members { places[member] = (number, member) }
        }
        self.places = workloads.map { places[$0] }
        let outcomes = outsiders.map { row in
            (row.servers ?? []).map { server in
                let outcome = Outcome(Subject(mesh, row.client, server, applications))
                return (end: CallEnd(outcome), isSettled: outcome.walks.allSatisfy(\.isRewrittenProbe))
            }
        }
        let outside = outcomes.map { $0.map(\.end) }
        self.outside = outside
        settled = outcomes.map { $0.map(\.isSettled) }
        ends = Self.count(parts, outside, mesh: mesh)
        totals = VerdictTotals(ends)
        classes = Self.classes(parts, columns, outside)
    }

    /// The matrix of a mesh that differs from another one's by PeerAuthentications of some namespaces alone.
    init(_ other: Matrix, mesh: Mesh, namespaces: Set<String>) {
        self.mesh = mesh
        applications = other.applications
        rows = other.rows
        servers = other.servers
        places = other.places
        settled = other.settled
        let isDirty = other.columns.columns.map { column in
            guard let service = column.destinations.first?.service else { return true }
            return namespaces.contains(mesh.services[service].namespace)
        }
        let columns = other.columns.changed(isDirty.indices.filter { isDirty[$0] }, mesh: mesh)
        self.columns = columns
        let parts = other.parts.map {
            $0.changed(
                namespaces: namespaces, isDirty: isDirty, servers: columns, mesh: mesh,
                applications: other.applications)
        }
        self.parts = parts
        let first = other.places.count
        let outside = other.outside.enumerated().map { number, ends in
            zip(other.servers(ofRow: first + number), ends).map { server, end in
                let own = server.gateway == nil ? mesh.serviceOfOwnPods(host: server.host) : nil
                if let own, !namespaces.contains(mesh.services[own].namespace) { return end }
                return CallEnd(Outcome(Subject(mesh, other.rows[first + number].client, server, other.applications)))
            }
        }
        self.outside = outside
        ends = Self.count(parts, outside, mesh: mesh)
        totals = VerdictTotals(ends)
        classes = Self.classes(parts, columns, outside)
    }

    private static func count(_ parts: [MatrixPart], _ outside: [[CallEnd]], mesh: Mesh) -> [CallEnd: Int] {
        var ends: [CallEnd: Int] = [:]
        for part in parts {
            for (end, count) in zip(part.ends, part.layout.counts) {
                for (end, clients) in end.counts(of: part.clients, mesh: mesh) {
                    ends[end, default: 0] += clients * count
                }
            }
        }
        for end in outside.joined() { ends[end, default: 0] += 1 }
        return ends
    }

    private static func classes(
        _ parts: [MatrixPart], _ columns: ServerClasses, _ outside: [[CallEnd]]
    ) -> (clients: Int, servers: Int, evaluated: Int) {
        (
            parts.count, columns.keys.count,
            parts.reduce(0) { $0 + $1.ends.count } + outside.reduce(0) { $0 + $1.count }
        )
    }
}

extension Matrix {
    /// What reviews look up: made when the first of them needs it.
    var reviewTables: ReviewTables {
        if let tables = keptTables.withLock({ $0 }) { return tables }
        let tables = ReviewTables(self)
        keptTables.withLock { $0 = tables }
        return tables
    }

    /// Makes what reviews look up, so that none of them waits for it.
    package func prepareReviews() { _ = reviewTables }

    /// What a row calls.
    package func servers(ofRow row: Int) -> [MatrixServer] { rows[row].servers ?? servers }

    /// What became of one call; nil where the matrix has no such call.
    package func end(_ client: MatrixClient, _ server: MatrixServer) -> CallEnd? {
        guard let row = row(of: client), let column = column(of: server, row: row) else { return nil }
        return end(row: row, column: column)
    }

    /// - Parameters:
    ///   - row: a place in `rows`.
    ///   - column: a place in what the row calls.
    func end(row: Int, column: Int) -> CallEnd {
        guard row < places.count else { return outside[row - places.count][column] }
        return parts[places[row].part].end(client: places[row].workload, column: column, mesh: mesh)
    }

    /// What a client calls by a host and a port: several where more than one gateway serves them.
    package func servers(calledBy client: MatrixClient, host: String, port: Int) -> [MatrixServer] {
        guard let row = row(of: client) else { return [] }
        let servers = servers(ofRow: row)
        let first = servers.partitioned { $0 < MatrixServer(host: host, port: port) }
        return Array(servers[first...].prefix { $0.host == host && $0.port == port })
    }

    func row(of client: MatrixClient) -> Int? {
        let place = rows.partitioned { $0.client < client }
        return place < rows.count && rows[place].client == client ? place : nil
    }

    /// - Parameter place: in `Mesh.workloads`.
    func row(ofWorkload place: Int) -> Int? {
        let row = places.partitioned { $0.workload < place }
        return row < places.count && places[row].workload == place ? row : nil
    }

    func column(of server: MatrixServer, row: Int) -> Int? {
        let servers = servers(ofRow: row)
        let place = servers.partitioned { $0 < server }
        return place < servers.count && servers[place] == server ? place : nil
    }
}

extension Array {
    /// The place of the first element that does not precede what is looked for; all that do come before it.
    func partitioned(_ precedes: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if precedes(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
