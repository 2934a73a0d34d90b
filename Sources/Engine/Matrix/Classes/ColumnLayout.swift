import Model

/// How the server ports look to one class of clients: groups that it cannot tell apart.
struct ColumnLayout: Sendable {
    /// By column.
    private(set) var groups: [Int32] = []
    /// By group: its first column, and how many there are.
    private(set) var representatives: [Int] = []
    private(set) var counts: [Int] = []

    /// - Parameter key: of a column, what tells it apart from others of its class; nil for a group of its own.
    init<Key: Hashable>(_ columns: Range<Int>, key: (Int) -> Key?) {
        var known: [Key: Int32] = [:]
        groups.reserveCapacity(columns.count)
        for column in columns {
            let key = key(column)
            if let key, let group = known[key] {
                groups.append(group)
                counts[Int(group)] += 1
                continue
            }
            let group = Int32(representatives.count)
            if let key { known[key] = group }
            groups.append(group)
            representatives.append(column)
            counts.append(1)
        }
    }
}
