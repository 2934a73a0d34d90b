/// The layout of the file, as the steps that lead to it.
///
/// A step that was released is never changed; `PRAGMA user_version` counts those that a file has gone through, and
/// `PRAGMA application_id` says that the file is ours.
struct Schema {
    /// "LEGI" in ASCII.
    static let applicationID: Int64 = 0x4C45_4749

    /// The steps of this version.
    ///
    /// The members that filters read lie apart from the bodies: a filter that matches little reads about 200 bytes a
    /// scenario instead of thousands. Both tables grow at their end, which costs a create two appends and no more, or one
    /// where another scenario has the same content already.
    static let current = Schema(steps: [
        """
        CREATE TABLE body (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE scenario (
            id BLOB PRIMARY KEY, name TEXT, labels TEXT NOT NULL, verdict TEXT NOT NULL, codes TEXT NOT NULL,
            namespaces TEXT NOT NULL, body INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE idempotency (
            key TEXT PRIMARY KEY, digest BLOB NOT NULL, scenario BLOB NOT NULL, expires INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idempotency_expires ON idempotency (expires);
        """,
        """
        CREATE TABLE mesh (
            name TEXT NOT NULL, version BLOB NOT NULL, size INTEGER NOT NULL, summary BLOB NOT NULL,
            PRIMARY KEY (name, version)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE mesh_text (number INTEGER PRIMARY KEY, version BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
        CREATE INDEX mesh_version ON mesh (version);
        CREATE INDEX mesh_text_version ON mesh_text (version);
        CREATE TABLE applications (mesh TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
        """,
        """
        ALTER TABLE body ADD COLUMN uses INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE scenario ADD COLUMN head BLOB NOT NULL DEFAULT x'';
        """,
    ])

    let steps: [String]

    /// Brings the file behind `connection` to this layout, all or nothing.
    func migrate(_ connection: Connection) throws(StoreError) {
        if try version(of: connection) == steps.count { return }
        try connection.transaction { () throws(StoreError) in
            let version = try version(of: connection)
            for step in steps.dropFirst(version) { try connection.execute(step) }
            try connection.execute("PRAGMA application_id = \(Schema.applicationID)")
            try connection.execute("PRAGMA user_version = \(steps.count)")
        }
    }

    /// How many steps the file has gone through; refuses a file of another program or of a newer version.
    func version(of connection: Connection) throws(StoreError) -> Int {
        let version = Int(try connection.number("PRAGMA user_version"))
        let application = try connection.number("PRAGMA application_id")
        let tables = try connection.number("SELECT count(*) FROM sqlite_schema")
        if application == 0, version == 0, tables == 0 { return 0 }
        guard application == Schema.applicationID else { throw .foreignDatabase(path: connection.path) }
        guard version <= steps.count else {
            throw .newerVersion(path: connection.path, found: version, supported: steps.count)
        }
        return version
    }
}

extension Connection {
    /// The number that a query of one row and one column gives; 0 without a row.
    func number(_ sql: String) throws(StoreError) -> Int64 {
        try prepared(sql).first { $0.integer(0) } ?? 0
    }
}
