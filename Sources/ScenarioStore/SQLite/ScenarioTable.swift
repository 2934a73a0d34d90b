/// Reads and writes scenarios through one connection.
struct ScenarioTable {
    let connection: Connection

    private static let columns = """
        s.id, s.name, s.labels, s.verdict, s.codes, s.namespaces, s.head, b.bytes \
        FROM scenario s CROSS JOIN body b ON b.number = s.body
        """

    /// Inserts `scenario`, whose content is the row `body`, and says whether its identifier was free.
    func insert(_ scenario: StoredScenario, body: Int64) throws(StoreError) -> Bool {
        try connection.prepared("INSERT OR IGNORE INTO scenario VALUES (?, ?, ?, ?, ?, ?, ?, ?)").run(
            .blob(scenario.id.bytes), scenario.name.map(SQLValue.text) ?? .null,
            .text(LabelText.text(scenario.labels)), .text(scenario.verdict), .text(ListText.text(scenario.codes)),
            .text(ListText.text(scenario.namespaces)), .integer(body), .blob(scenario.head))
        return connection.changes == 1
    }

    /// Whether a scenario has this identifier.
    func contains(_ id: ULID) throws(StoreError) -> Bool {
        try connection.prepared("SELECT 1 FROM scenario WHERE id = ?").first(.blob(id.bytes)) { _ in true } ?? false
    }

    func scenario(_ id: ULID) throws(StoreError) -> StoredScenario? {
        try connection.prepared("SELECT \(ScenarioTable.columns) WHERE s.id = ?").first(
            .blob(id.bytes), read: StoredScenario.init(row:)) ?? nil
    }

    /// Deletes a scenario and gives the row of its content, which stays; nil where there was none.
    func delete(_ id: ULID) throws(StoreError) -> Int64? {
        try connection.prepared("DELETE FROM scenario WHERE id = ? RETURNING body").first(.blob(id.bytes)) {
            $0.integer(0)
        }
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
        let name = row.optionalText(1)
        let labels = LabelText.labels(row.text(2))
        let verdict = row.text(3)
        let codes = ListText.entries(row.text(4))
        let namespaces = ListText.entries(row.text(5))
        let head = row.blob(6)
        if head.isEmpty {
            self.init(
                id: id, name: name, labels: labels, verdict: verdict, codes: codes, namespaces: namespaces,
                body: row.blob(7))
        } else {
            self.init(
                id: id, name: name, labels: labels, verdict: verdict, codes: codes, namespaces: namespaces, head: head,
                content: ScenarioContent(json: row.blob(7)))
        }
    }
}
