import Model

/// Clients that are others after a change, by the class that they leave and the one that they come to.
struct ClientMoves {
    struct Move {
        /// Parts of the matrix.
        var from: Int
        var to: Int
        /// Those that move, as a class of their own.
        var clients: ClientClass
        /// What their sidecars know after it.
        var view: ClientView?
    }

    private(set) var all: [Move] = []

    /// - Returns: nil where a client comes to a class of which the matrix does not know enough.
    init?(_ bounded: BoundedChange, of matrix: Matrix) {
        if bounded.clients.isEmpty { return }
        let tables = matrix.reviewTables
        let classing = ClientClassing(tables.clientClassing, mesh: bounded.mesh)
        var members: [[Int]: [Int]] = [:]
        var keys: [[Int]] = []
        for client in bounded.clients {
            let namespace = matrix.mesh.workloads[client].name.namespace
            guard let row = matrix.row(of: .workload(matrix.mesh.workloads[client].name)) else { return nil }
            // Of two kinds with one name, one calls.
            if matrix.places[row].workload != client { continue }
            let from = matrix.places[row].part
            guard let to = tables.part(of: classing.key(of: bounded.mesh.workloads[client])) else { return nil }
            // What a client is asked for is known of those that stay who they are.
            let asked = classing.identities
            if !asked.isEmpty {
                let (before, after) = (matrix.mesh.workloads[client], bounded.mesh.workloads[client])
                if from != to || asked.held(by: before) != asked.held(by: after) { return nil }
            }
            // Which rules a client follows by its labels, and by its namespace, is known of clients that are there.
            let isKnown = matrix.parts[to].clients.namespaces[namespace] != nil || !tables.holders.mentions(namespace)
            if tables.holders.hasSelectors(namespace) || !isKnown { return nil }
            if members[[from, to]] == nil { keys.append([from, to]) }
            members[[from, to], default: []].append(client)
        }
        all = keys.map { key in
            Move(
                from: key[0], to: key[1],
                clients: ClientClass(
                    matrix.parts[key[1]].clients.key, members: members[key] ?? [], mesh: matrix.mesh),
                view: matrix.parts[key[1]].view)
        }
    }
}
