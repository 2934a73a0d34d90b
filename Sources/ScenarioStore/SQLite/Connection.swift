import CSQLite

/// One connection to a database file, with its prepared statements.
///
/// Every result code is checked; what is wrong comes out as a `StoreError` that names the file.
final class Connection: @unchecked Sendable {
    // INVARIANT: opened without SQLite's own locks; whoever owns the connection uses it on one thread at a time.
    private let database: OpaquePointer
    private var statements: [String: Statement] = [:]
    private var isOpen = true
    let path: String
    /// How many pages the write-ahead log has since the last commit of this connection.
    private(set) var logPages = 0

    /// Opens `path`, and creates the file when there is none.
    init(path: String, fileSystem: String?, busyMilliseconds: Int) throws(StoreError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &opened, flags, fileSystem)
        guard let opened else { throw StoreError(code: code, database: nil, path: path) }
        guard code == SQLITE_OK else {
            let error = StoreError(code: code, database: opened, path: path)
            sqlite3_close_v2(opened)
            throw error
        }
        database = opened
        self.path = path
        sqlite3_busy_timeout(opened, Int32(clamping: busyMilliseconds))
        // A hook takes the place of SQLite's own checkpoints, which would run inside a commit that somebody waits for.
        // INVARIANT: the hook is called on this connection's calls only, and the connection outlives them.
        sqlite3_wal_hook(
            opened,
            { connection, _, _, pages in
                if let connection {
                    Unmanaged<Connection>.fromOpaque(connection).takeUnretainedValue().logPages = Int(pages)
                }
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        close()
    }

    /// Closes the file before the last reference goes; nothing else may be called afterwards.
    func close() {
        guard isOpen else { return }
        isOpen = false
        statements = [:]
        sqlite3_close_v2(database)
    }

    /// Gives back the pages that it remembers: those of a mesh's text are many, and read by nobody.
    func releaseMemory() { sqlite3_db_release_memory(database) }

    /// Whether the file could be opened for reading only.
    var isReadOnly: Bool { sqlite3_db_readonly(database, "main") == 1 }

    /// How many rows the last statement inserted, changed or deleted.
    var changes: Int { Int(sqlite3_changes64(database)) }

    /// The key of the last row inserted.
    var lastRow: Int64 { sqlite3_last_insert_rowid(database) }

    /// Runs statements that give no rows and are not worth keeping.
    func execute(_ sql: String) throws(StoreError) {
        try check(sqlite3_exec(database, sql, nil, nil, nil))
    }

    /// The prepared statement for `sql`, kept for the next time.
    func prepared(_ sql: String) throws(StoreError) -> Statement {
        if let kept = statements[sql] { return kept }
        let statement = try Statement(sql, database: database, path: path)
        statements[sql] = statement
        return statement
    }

    /// Forgets the statements that were kept, because their number must not grow with the shapes of filters.
    func forgetStatements(beyond limit: Int) {
        if statements.count > limit { statements = [:] }
    }

    /// Commits what `body` does, or undoes all of it when that throws or the commit fails.
    func transaction<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
        try prepared("BEGIN IMMEDIATE").run()
        do throws(StoreError) {
            let value = try body()
            try prepared("COMMIT").run()
            return value
        } catch {
            if sqlite3_get_autocommit(database) == 0 { try prepared("ROLLBACK").run() }
            throw error
        }
    }

    /// Copies the pages of the write-ahead log that no reader holds back into the file, and says how many are left.
    func checkpoint() throws(StoreError) -> Int {
        var pages: Int32 = 0
        var copied: Int32 = 0
        try check(sqlite3_wal_checkpoint_v2(database, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &copied))
        return Int(pages - copied)
    }

    private func check(_ code: Int32) throws(StoreError) {
        guard code == SQLITE_OK else { throw StoreError(code: code, database: database, path: path) }
    }
}
