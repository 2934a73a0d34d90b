/// How the calls of one class of clients end where a server port comes to another class: as those to the ports that are of
/// it already.
struct KnownEnds: Sendable {
    private let ends: [ClassEnd<CallEnd>]
    /// By group of columns; nil for a group of one column that has no key.
    private let keys: [ColumnGrouping.Key?]
    private let groups: [ColumnGrouping.Key: Int]

    init(_ part: MatrixPart, of matrix: Matrix) {
        ends = part.ends
        if var grouping = MatrixPart.grouping(
            part.clients, view: part.view, servers: matrix.columns, mesh: matrix.mesh)
        {
            keys = part.layout.representatives.map { grouping.key(of: $0) }
        } else {
            keys = part.layout.representatives.map {
                ColumnGrouping.Key(
                    serverClass: matrix.columns.classes[$0], listener: nil, visibility: 0, isCaptured: false)
            }
        }
        groups = Dictionary(
            keys.enumerated().compactMap { group, key in key.map { ($0, group) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Where only what servers enforce is another, or which rules are for them: clients know what they knew.
    ///
    /// - Returns: nil where no port is of that class and otherwise like those of the group, and where more than the key of
    ///   a server decides the calls to it.
    func end(ofGroup group: Int, servers serverClass: Int) -> ClassEnd<CallEnd>? {
        guard var key = keys[group] else { return nil }
        key.serverClass = serverClass
        guard let found = groups[key], ends[found].reach.isEmpty, ends[found].clients.isEmpty else { return nil }
        return ends[found]
    }
}
