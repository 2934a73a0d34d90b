import Model

/// The calls that a bounded change may touch, evaluated after it, and compared with the matrix before.
struct TouchedCalls {
    /// Calls of some clients to some server ports that end alike.
    struct Entry {
        /// The class before the change, of which `clients` are all or some.
        var clients: ClientClass
        /// Clients of the class that are none of these.
        var excluded: Set<Int>
        /// In order.
        var columns: [Int]
        var end: ClassEnd<EndChange>
    }

    /// The kind of a server of the class that it was of before: no call of it ends differently.
    private static let unchanged = Int.min

    let matrix: Matrix
    let bounded: BoundedChange
    let tables: ReviewTables
    private(set) var entries: [Entry] = []
    /// Changes of the calls of those outside, by row.
    var outside: [(row: Int, column: Int, change: EndChange)] = []
    var counts = ChangeCounts()
    /// The columns of servers that may be touched, as they are after the change, with a number for each class of them.
    private var columns: [Int: (column: ServerColumn, kind: Int)] = [:]
    private var kinds: [ServerKey: Int] = [:]
    private let serverClassing: ServerClassing

    /// - Returns: nil where the calls cannot be told after all.
    init?(_ bounded: BoundedChange, of matrix: Matrix) {
        self.matrix = matrix
        self.bounded = bounded
        tables = matrix.reviewTables
        let holders = bounded.holders ?? tables.holders
        serverClassing = ServerClassing(tables.serverClassing, mesh: bounded.mesh, holders: holders)
        if let calls = bounded.calls {
            evaluate(calls)
            count()
            return
        }
        guard let moves = ClientMoves(bounded, of: matrix) else { return nil }
        var excluded = Set(bounded.clients)
        if let gone = bounded.gone { excluded.insert(gone) }
        var touched =
            bounded.services.map { $0.flatMap(tables.columns(ofService:)) }
            ?? tables.columns(ofNamespace: bounded.namespace)
        if bounded.parts == .routes { touched += tables.oddColumns }
        for (number, part) in matrix.parts.enumerated() {
            let own = excluded.filter { part.clients.contains($0, in: matrix.mesh) }
            let evaluation = ClassEvaluation(
                mesh: bounded.mesh, clients: part.clients, holders: holders, applications: matrix.applications,
                view: part.view, excluded: own)
            evaluate(
                Set(touched).union(reached(number)).sorted(), before: part, evaluation, excluded: own)
        }
        for move in moves.all {
            let old = matrix.parts[move.from]
            let evaluation = ClassEvaluation(
                mesh: bounded.mesh, clients: move.clients, holders: holders, applications: matrix.applications,
                view: move.view)
            let own = Set(touched).union(reached(move.from)).union(reached(move.to))
            evaluate(own.sorted(), before: old, evaluation, excluded: [])
            if move.from != move.to { compare(move, but: own) }
        }
        if bounded.parts != .routes { evaluateOutside() }
        count()
    }

    /// The columns whose calls are led to the namespace from elsewhere, or may be.
    private func reached(_ part: Int) -> Set<Int> {
        let reaching = tables.reaching[part]
        var result: Set<Int> = []
        for name in [bounded.namespace, "*"] {
            for group in reaching.groups[name] ?? [] { result.formUnion(reaching.columns[group] ?? []) }
        }
        return result
    }

    private mutating func changed(_ place: Int) -> (column: ServerColumn, kind: Int) {
        if let known = columns[place] { return known }
        var column = matrix.columns.columns[place]
        let known = matrix.columns.keys[matrix.columns.classes[place]]
        var key: ServerKey?
        var isSame = false
        switch bounded.parts {
        case .enforcement:
            key = known?.enforcing(column, in: serverClassing)
            isSame = key != nil && key == known
        case .rules:
            key = known?.following(column, in: serverClassing)
            isSame = key != nil && key == known
        case .routes:
            // What has a class is a host that no VirtualService speaks of.
            key = known
            isSame = key != nil
        case .servers:
            column = ServerColumn(
                matrix.servers[place], client: nil, mesh: bounded.mesh, applications: matrix.applications)
            key = ServerKey(column, in: serverClassing)
        }
        var kind = -1 - place
        if let key {
            kind = kinds[key] ?? kinds.count
            kinds[key] = kind
        }
        if isSame { kind = Self.unchanged }
        columns[place] = (column, kind)
        return (column, kind)
    }

    /// Evaluates one call of each class before and after.
    private mutating func evaluate(
        _ places: [Int], before part: MatrixPart, _ evaluation: ClassEvaluation, excluded: Set<Int>
    ) {
        struct Pair: Hashable {
            var group: Int32
            var kind: Int
        }
        var known: [Pair: Int] = [:]
        for place in places {
            let (column, kind) = changed(place)
            if kind == Self.unchanged { continue }
            let pair = Pair(group: part.layout.groups[place], kind: kind)
            if let found = known[pair] {
                if found >= 0 { entries[found].columns.append(place) }
                continue
            }
            let found = add(
                before: part.ends[Int(pair.group)], after: evaluation.end(column), clients: evaluation.clients,
                excluded: excluded, column: place)
            // What stands alone is told from all others by its name.
            if kind >= 0 { known[pair] = found }
        }
    }

    /// - Returns: the place in `entries`, or -1 where every call ends alike.
    private mutating func add(
        before: ClassEnd<CallEnd>, after: ClassEnd<CallEnd>, clients: ClientClass, excluded: Set<Int>, column: Int
    ) -> Int {
        let isUniform =
            before.namespaces.isEmpty && before.clients.isEmpty && after.namespaces.isEmpty && after.clients.isEmpty
        if isUniform && before.common == after.common { return -1 }
        let mentioned = Set(before.clients.keys).union(after.clients.keys)
        let end = ClassEnd<EndChange>(
            before: before, after: after,
            clients: Dictionary(
                mentioned.filter { clients.contains($0, in: matrix.mesh) }.map { ($0, $0) },
                uniquingKeysWith: { first, _ in first })
        ) { matrix.mesh.workloads[$0].name.namespace }
        guard end.contains(where: { $0.kind != nil }) else { return -1 }
        entries.append(Entry(clients: clients, excluded: excluded, columns: [column], end: end))
        return entries.count - 1
    }

    /// The calls of clients of another class to what is not touched: those of the class that they come to.
    private mutating func compare(_ move: ClientMoves.Move, but touched: Set<Int>) {
        let (old, new) = (matrix.parts[move.from], matrix.parts[move.to])
        var known: [Int: Int] = [:]
        for column in matrix.servers.indices where !touched.contains(column) {
            let (before, after) = (Int(old.layout.groups[column]), Int(new.layout.groups[column]))
            let key = before * new.ends.count + after
            if let found = known[key] {
                if found >= 0 { entries[found].columns.append(column) }
                continue
            }
            var end = new.ends[after]
            // A client that calls itself is one of the other class.
            end.clients = [:]
            known[key] = add(
                before: old.ends[before], after: end, clients: move.clients, excluded: [], column: column)
        }
    }
}
