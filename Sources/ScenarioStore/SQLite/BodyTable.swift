/// Writes the contents of scenarios, each once, through the one connection that writes.
///
/// It remembers the rows of late by their digests. What it counts within a transaction is written at the end of it, so that
/// a hundred scenarios of one content change its row once.
final class BodyTable {
    private let connection: Connection
    private var rows: [Digest: Int64] = [:]
    /// Scenarios that were added to rows in this transaction.
    private var added: [Int64: Int64] = [:]
    private var version: Int64 = 0

    init(connection: Connection) {
        self.connection = connection
    }

    /// Called within a transaction, before all else: what another process wrote may have taken rows away.
    func begin() throws(StoreError) {
        let current = try connection.number("PRAGMA data_version")
        if current != version { forget() }
        version = current
    }

    /// The row of `content`, now or before, with one use more.
    func keep(_ content: ScenarioContent) throws(StoreError) -> Int64 {
        if let row = rows[content.digest] {
            added[row, default: 0] += 1
            return row
        }
        try connection.prepared("INSERT INTO body (bytes) VALUES (?)").run(.blob(content.json))
        if rows.count == BodyTable.limit { rows = [:] }
        rows[content.digest] = connection.lastRow
        return connection.lastRow
    }

    /// Takes one use away, and the row with the last.
    func release(_ row: Int64) throws(StoreError) {
        try end()
        try connection.prepared("UPDATE body SET uses = uses - 1 WHERE number = ?").run(.integer(row))
        try connection.prepared("DELETE FROM body WHERE number = ? AND uses = 0").run(.integer(row))
        if connection.changes > 0 { rows = [:] }
    }

    /// Writes what was counted; called before the transaction commits.
    func end() throws(StoreError) {
        for (row, uses) in added {
            try connection.prepared("UPDATE body SET uses = uses + ? WHERE number = ?").run(
                .integer(uses), .integer(row))
        }
        added = [:]
    }

    /// Called when a transaction was undone: its rows are not there.
    func forget() {
        rows = [:]
        added = [:]
    }

    private static let limit = 4096
}
