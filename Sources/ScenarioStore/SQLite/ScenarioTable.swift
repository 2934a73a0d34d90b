/// Reads and writes scenarios through one connection.
struct ScenarioTable {
    let connection: Connection

    private static let columns = """
        s.id, s.name, s.labels, s.verdict, s.codes, s.namespaces, b.bytes \
        FROM scenario s CROSS JOIN body b ON b.number = s.body
        """

    /// Inserts `scenario` and says whether its identifier was free.
    func insert(_ scenario: StoredScenario) throws(StoreError) -> Bool {
        try connection.prepared("INSERT INTO body (bytes) VALUES (?)").run(.blob(scenario.body))
        let body = connection.lastRow
        try connection.prepared("INSERT OR IGNORE INTO scenario VALUES (?, ?, ?, ?, ?, ?, ?)").run(
            .blob(scenario.id.bytes), scenario.name.map(SQLValue.text) ?? .null,
            .text(LabelText.text(scenario.labels)), .text(scenario.verdict), .text(ListText.text(scenario.codes)),
            .text(ListText.text(scenario.namespaces)), .integer(body))
        if connection.changes == 1 { return true }
        try connection.prepared("DELETE FROM body WHERE number = ?").run(.integer(body))
        return false
    }

    /// Whether a scenario has this identifier.
    func contains(_ id: ULID) throws(StoreError) -> Bool {
        try connection.prepared("SELECT 1 FROM scenario WHERE id = ?").first(.blob(id.bytes)) { _ in true } ?? false
    }

    func scenario(_ id: ULID) throws(StoreError) -> StoredScenario? {
        try connection.prepared("SELECT \(ScenarioTable.columns) WHERE s.id = ?").first(
            .blob(id.bytes), read: StoredScenario.init(row:)) ?? nil
    }

    func delete(_ id: ULID) throws(StoreError) {
        try connection.prepared("DELETE FROM body WHERE number = (SELECT body FROM scenario WHERE id = ?)").run(
            .blob(id.bytes))
        try connection.prepared("DELETE FROM scenario WHERE id = ?").run(.blob(id.bytes))
    }

    /// At most `limit` scenarios that meet `conditions`, in the order of identifiers or against it.
    func select(_ conditions: SQLConditions, order: Order, limit: Int) throws(StoreError) -> [StoredScenario] {
        var found: [StoredScenario] = []
        let sql = "SELECT \(ScenarioTable.columns)\(conditions.clause) ORDER BY s.id \(order.rawValue) LIMIT ?"
        try connection.prepared(sql).rows(conditions.values + [.integer(Int64(limit))]) { row in
            if let scenario = StoredScenario(row: row) { found.append(scenario) }
        }
        connection.forgetStatements(beyond: 100)
        return found
    }

    enum Order: String {
        case oldestFirst = "ASC"
        case newestFirst = "DESC"
    }

    func newest() throws(StoreError) -> ULID? {
        let bytes = try connection.prepared("SELECT id FROM scenario ORDER BY id DESC LIMIT 1").first { $0.blob(0) }
        return bytes.flatMap { ULID(bytes: $0) }
    }

    func count() throws(StoreError) -> Int {
        Int(try connection.number("SELECT count(*) FROM scenario"))
    }
}

extension StoredScenario {
    /// The scenario of a row with the columns of `ScenarioTable`; nil when its identifier has not 16 bytes.
    fileprivate init?(row: Row) {
        guard let id = ULID(bytes: row.blob(0)) else { return nil }
        self.init(
            id: id, name: row.optionalText(1), labels: LabelText.labels(row.text(2)), verdict: row.text(3),
            codes: ListText.entries(row.text(4)), namespaces: ListText.entries(row.text(5)), body: row.blob(6))
    }
}
