extension Connection {
    /// A connection that writes, over a file that is brought to `schema`.
    static func writing(
        path: String, options: StoreOptions, schema: Schema = .current
    ) throws(StoreError) -> Connection {
        try PrivateFile.create(at: path)
        let connection = try Connection(
            path: path, fileSystem: options.fileSystem, busyMilliseconds: options.busyMilliseconds)
        _ = try schema.version(of: connection)
        guard !connection.isReadOnly else { throw .readOnly(path: path) }
        try connection.execute("PRAGMA page_size = 32768")
        let mode = try connection.prepared("PRAGMA journal_mode = WAL").first { $0.text(0) }
        guard mode == "wal" else {
            throw .cannotOpen(path: path, reason: "its file system cannot share memory between processes")
        }
        try connection.execute(
            """
            PRAGMA synchronous = FULL;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -8192;
            PRAGMA temp_store = MEMORY;
            """)
        try schema.migrate(connection)
        return connection
    }

    /// A connection that only reads a file that is in order.
    static func reading(path: String, options: StoreOptions) throws(StoreError) -> Connection {
        let connection = try Connection(
            path: path, fileSystem: options.fileSystem, busyMilliseconds: options.busyMilliseconds)
        try connection.execute("PRAGMA query_only = 1; PRAGMA cache_size = -2048; PRAGMA temp_store = MEMORY;")
        return connection
    }
}
