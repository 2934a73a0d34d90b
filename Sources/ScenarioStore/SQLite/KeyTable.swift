/// Reads and writes the idempotency keys through one connection.
struct KeyTable {
    let connection: Connection

    /// What a key was used for.
    struct Use {
        let digest: Digest
        let scenario: ULID
    }

    /// What `key` was used for, unless that has expired.
    func use(of key: String, now: Int64) throws(StoreError) -> Use? {
        let sql = "SELECT digest, scenario FROM idempotency WHERE key = ? AND expires > ?"
        return try connection.prepared(sql).first(.text(key), .integer(now)) { row in
            guard let digest = Digest(bytes: row.blob(0)), let id = ULID(bytes: row.blob(1)) else { return Use?.none }
            return Use(digest: digest, scenario: id)
        } ?? nil
    }

    func keep(_ key: IdempotencyKey, scenario: ULID, expires: Int64) throws(StoreError) {
        try connection.prepared("INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?)").run(
            .text(key.key), .blob(key.digest.bytes), .blob(scenario.bytes), .integer(expires))
    }

    /// Removes some of the keys that have expired, few enough not to hold up a commit.
    func purge(now: Int64) throws(StoreError) {
        let sql = """
            DELETE FROM idempotency WHERE key IN (SELECT key FROM idempotency WHERE expires <= ? LIMIT 1000)
            """
        try connection.prepared(sql).run(.integer(now))
    }
}
