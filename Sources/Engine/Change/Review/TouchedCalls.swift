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

    /// What servers of one class come to where policies are others.
    private struct Enforced: Hashable {
        var serverClass: Int
        var policies: EnforcedPolicies
    }

    /// The kind of a server of the class that it was of before: no call that comes to it ends differently.
    private static let unchanged = Int.min

    let matrix: Matrix
    let bounded: BoundedChange
    let tables: ReviewTables
    private(set) var entries: [Entry] = []
    /// Changes of the calls of those outside, by row.
    var outside: [(row: Int, column: Int, change: EndChange)] = []
    var counts = ChangeCounts()
    /// Of the columns of servers that may be touched, the numbers of their classes after the change: those of before
    /// keep theirs, and one without a key has one of its own, below 0.
    private var kinds: [Int: Int] = [:]
    /// Those columns, where the servers themselves are others.
    private var columns: [Int: ServerColumn] = [:]
    /// The numbers of classes that the matrix does not have.
    private var newKinds: [ServerKey: Int] = [:]
    private var enforced: [Enforced: Int] = [:]
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
                Set(touched).union(reached(number)).sorted(), in: (number, number), evaluation, excluded: own)
        }
        for move in moves.all {
            let evaluation = ClassEvaluation(
                mesh: bounded.mesh, clients: move.clients, holders: holders, applications: matrix.applications,
                view: move.view)
            let own = Set(touched).union(reached(move.from)).union(reached(move.to))
            evaluate(own.sorted(), in: (move.from, move.to), evaluation, excluded: [])
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

    private mutating func kind(_ place: Int) -> Int {
        if let known = kinds[place] { return known }
        let serverClass = matrix.columns.classes[place]
        let known = matrix.columns.keys[serverClass]
        let result: Int
        switch bounded.parts {
        case .enforcement:
            result = known.map { enforcingKind(place, serverClass, $0) } ?? -1 - place
        case .rules:
            result = kind(
                of: known?.following(matrix.columns.columns[place], in: serverClassing), before: serverClass, place)
        case .routes:
            // What has a class is a host that no VirtualService speaks of.
            result = known == nil ? -1 - place : Self.unchanged
        case .servers:
            let column = ServerColumn(
                matrix.servers[place], client: nil, mesh: bounded.mesh, applications: matrix.applications)
            columns[place] = column
            result = kind(of: ServerKey(column, in: serverClassing), before: nil, place)
        }
        kinds[place] = result
        return result
    }

    /// - Parameter serverClass: of which a server is that is as it was; nil where it may be none.
    private mutating func kind(of key: ServerKey?, before serverClass: Int?, _ place: Int) -> Int {
        guard let key else { return -1 - place }
        if let found = tables.serverClasses[key] { return found == serverClass ? Self.unchanged : found }
        let kind = newKinds[key] ?? matrix.columns.keys.count + newKinds.count
        newKinds[key] = kind
        return kind
    }

    private mutating func enforcingKind(_ place: Int, _ serverClass: Int, _ key: ServerKey) -> Int {
        let column = matrix.columns.columns[place]
        guard let policies = EnforcedPolicies(column, of: key, mesh: bounded.mesh) else {
            return kind(of: key.enforcing(column, in: serverClassing), before: serverClass, place)
        }
        let enforced = Enforced(serverClass: serverClass, policies: policies)
        if let known = self.enforced[enforced] { return known }
        let result = kind(of: key.enforcing(policies), before: serverClass, place)
        self.enforced[enforced] = result
        return result
    }

    /// Evaluates one call of each class before and after.
    ///
    /// - Parameter part: of which the clients are before, and after the change.
    private mutating func evaluate(
        _ places: [Int], in part: (before: Int, after: Int), _ evaluation: ClassEvaluation, excluded: Set<Int>
    ) {
        struct Pair: Hashable {
            var before: Int32
            var after: Int32
            var kind: Int
        }
        let (before, after) = (matrix.parts[part.before], matrix.parts[part.after])
        var known: [Pair: Int] = [:]
        for place in places {
            let kind = kind(place)
            let pair = Pair(before: before.layout.groups[place], after: after.layout.groups[place], kind: kind)
            let end = before.ends[Int(pair.before)]
            // What the calls are led to instead may be another.
            if kind == Self.unchanged, end.reach.isEmpty { continue }
            if let found = known[pair] {
                if found >= 0 { entries[found].columns.append(place) }
                continue
            }
            let found = add(
                before: end,
                after: knownEnd(part: part.after, group: Int(pair.after), kind: kind)
                    ?? evaluation.end(columns[place] ?? matrix.columns.columns[place]),
                clients: evaluation.clients, excluded: excluded, column: place)
            // What stands alone is told from all others by its name.
            if kind >= 0 || kind == Self.unchanged { known[pair] = found }
        }
    }

    /// How the calls to a server end that comes to a class of before, where that class alone decides it.
    private func knownEnd(part: Int, group: Int, kind: Int) -> ClassEnd<CallEnd>? {
        guard bounded.parts == .enforcement || bounded.parts == .rules, matrix.columns.keys.indices.contains(kind)
        else { return nil }
        return tables.knownEnds[part].end(ofGroup: group, servers: kind)
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
