import Model

/// The calls of clients of one class before a change and one class after it, as far as they end differently.
struct DiffPart: Sendable {
    let clients: ClientClass
    /// Groups of columns that end differently for one of the clients at least.
    private(set) var ends: [ClassEnd<EndChange>] = []
    /// Columns before the change, in order, each with its place in `ends`.
    private(set) var columns: [(column: Int, end: Int)] = []
    private(set) var counts = ChangeCounts()

    /// - Parameters:
    ///   - columns: the server ports that both sides have: their places before and after.
    ///   - places: of clients before, those after, and the other way round; -1 for one that only one side has.
    init(
        clients: ClientClass, before: MatrixPart, after: MatrixPart, columns: [(before: Int, after: Int)],
        places: (after: [Int], before: [Int]), mesh: Mesh
    ) {
        self.clients = clients
        // Which pairs of groups end alike is looked up, not compared again for each column.
        var known: [Int: Int] = [:]
        var widths: [Int] = []
        let width = after.ends.count
        for column in columns {
            let (old, new) = (Int(before.layout.groups[column.before]), Int(after.layout.groups[column.after]))
            let key = old * width + new
            let found: Int
            if let end = known[key] {
                found = end
            } else {
                found = add(before.ends[old], after.ends[new], places: places, mesh: mesh)
                known[key] = found
                if found >= 0 { widths.append(0) }
            }
            if found < 0 { continue }
            self.columns.append((column.before, found))
            widths[found] += 1
        }
        for (end, width) in zip(ends, widths) {
            for (change, count) in end.counts(of: clients, mesh: mesh) {
                if let kind = change.kind { counts[kind] += count * width }
            }
        }
    }

    /// - Returns: the place in `ends`, or -1 where every call ends alike.
    private mutating func add(
        _ before: ClassEnd<CallEnd>, _ after: ClassEnd<CallEnd>, places: (after: [Int], before: [Int]), mesh: Mesh
    ) -> Int {
        let isUniform =
            before.namespaces.isEmpty && before.clients.isEmpty && after.namespaces.isEmpty && after.clients.isEmpty
        if isUniform && before.common == after.common { return -1 }
        var mentioned: [Int: Int] = [:]
        for old in before.clients.keys where places.after[old] >= 0 { mentioned[old] = places.after[old] }
        for new in after.clients.keys where places.before[new] >= 0 { mentioned[places.before[new]] = new }
        let end = ClassEnd<EndChange>(
            before: before, after: after, clients: mentioned.filter { clients.contains($0.key, in: mesh) }
        ) {
            mesh.workloads[$0].name.namespace
        }
        guard end.contains(where: { $0.kind != nil }) else { return -1 }
        ends.append(end)
        return ends.count - 1
    }
}
