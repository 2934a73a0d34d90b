import CSQLite

/// A value as SQLite stores it.
enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

/// A prepared statement of one connection.
final class Statement {
    private let statement: OpaquePointer
    private let database: OpaquePointer
    private let path: String

    init(_ sql: String, database: OpaquePointer, path: String) throws(StoreError) {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw StoreError(code: code, database: database, path: path) }
        statement = prepared
        self.database = database
        self.path = path
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// Runs to the end with `values` in place of the question marks.
    func run(_ values: SQLValue...) throws(StoreError) {
        try rows(values) { _ in }
    }

    /// Runs with `values` in place of the question marks, and hands each row to `body`.
    func rows(_ values: [SQLValue], _ body: (Row) -> Void) throws(StoreError) {
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        try bind(values[...]) { () throws(StoreError) in
            while true {
                let code = sqlite3_step(statement)
                if code == SQLITE_DONE { return }
                guard code == SQLITE_ROW else { return try check(code) }
                body(Row(statement: statement))
            }
        }
    }

    /// Runs and turns the first row into a value; nil without a row.
    func first<Value>(_ values: SQLValue..., read: (Row) -> Value) throws(StoreError) -> Value? {
        var found: Value?
        try rows(values) { row in
            if found == nil { found = read(row) }
        }
        return found
    }

    /// Runs `body` while `values` are bound: a blob is read where it is, everything else is copied.
    private func bind(_ values: ArraySlice<SQLValue>, _ body: () throws(StoreError) -> Void) throws(StoreError) {
        guard let value = values.first else { return try body() }
        let index = Int32(values.startIndex + 1)
        let rest = values.dropFirst()
        guard case .blob(let blob) = value, !blob.isEmpty else {
            try check(bind(value, at: index))
            return try bind(rest, body)
        }
        try blob.withUnsafeBufferPointer { bytes throws(StoreError) in
            try check(sqlite3_bind_blob64(statement, index, bytes.baseAddress, UInt64(bytes.count), nil))
            try bind(rest, body)
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        // INVARIANT: -1 is SQLITE_TRANSIENT, which asks SQLite to copy the bytes before the call returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, index)
        case .integer(let number): return sqlite3_bind_int64(statement, index, number)
        case .text(let text):
            return text.withCString { bytes in
                sqlite3_bind_text64(
                    statement, index, bytes, UInt64(text.utf8.count), copied, UInt8(truncatingIfNeeded: SQLITE_UTF8))
            }
        case .blob(let bytes):
            // INVARIANT: blobs that are not empty are lent.
            return sqlite3_bind_zeroblob(statement, index, Int32(bytes.count))
        }
    }

    private func check(_ code: Int32) throws(StoreError) {
        guard code == SQLITE_OK else { throw StoreError(code: code, database: database, path: path) }
    }
}

/// The row that a statement stands on; valid only while it is handed out.
struct Row {
    fileprivate let statement: OpaquePointer

    func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(statement, column)
    }

    func text(_ column: Int32) -> String {
        guard let bytes = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? {
        sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : text(column)
    }

    /// Puts the bytes of a column behind others, without a copy of their own.
    func append(blob column: Int32, to target: inout [UInt8]) {
        guard let bytes = sqlite3_column_blob(statement, column) else { return }
        target += UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
    }
}
