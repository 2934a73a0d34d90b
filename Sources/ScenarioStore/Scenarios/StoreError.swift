/// Why the store did not do what it was asked.
package enum StoreError: Error, Hashable, Sendable {
    /// As many writes wait as the queue holds; try again later.
    case overloaded
    /// The store was closed.
    case closed
    /// The idempotency key was used before with another body.
    case keyReused
    /// Another scenario has this identifier.
    case idTaken
    /// The scenario has more bytes than the store takes.
    case tooLarge(limit: Int)
    /// The page token is not one, or belongs to another filter.
    case badToken
    /// No space is left on the disk; nothing was written.
    case diskFull
    /// The file cannot be written.
    case readOnly(path: String)
    /// The file or its directory cannot be opened.
    case cannotOpen(path: String, reason: String)
    /// The file is something else than a database.
    case notDatabase(path: String)
    /// The file is a database with pages that cannot be right.
    case damaged(path: String)
    /// The file is the database of another program.
    case foreignDatabase(path: String)
    /// The file was written by a newer version of this program.
    case newerVersion(path: String, found: Int, supported: Int)
    /// The file of a backup is there already.
    case backupExists(path: String)
    /// Another process holds the database for longer than the store waits.
    case busy
    /// Anything else that the database reports, with its extended result code.
    case failed(code: Int, reason: String)
}

extension StoreError: CustomStringConvertible {
    /// What is wrong and what to do.
    package var description: String {
        switch self {
        case .overloaded: "too many writes are waiting; try again later"
        case .closed: "the store is closed"
        case .keyReused: "the idempotency key was used before with another body; use a new key"
        case .idTaken: "another scenario has this identifier"
        case .tooLarge(let limit): "the scenario has more than \(limit) bytes"
        case .badToken: "the page token is not one of this list; ask for the first page again"
        case .diskFull: "no space is left on the disk; free some and try again"
        case .readOnly(let path): "`\(path)` cannot be written; check its permissions and its file system"
        case .cannotOpen(let path, let reason): "`\(path)` cannot be opened: \(reason)"
        case .notDatabase(let path): "`\(path)` is not a database; move it away or name another directory"
        case .damaged(let path): "`\(path)` is damaged; move it away and restore a backup"
        case .foreignDatabase(let path): "`\(path)` is a database of another program; name another directory"
        case .newerVersion(let path, let found, let supported):
            "`\(path)` has schema \(found) and this version reads up to \(supported); use the newer version"
        case .backupExists(let path): "`\(path)` exists; name a file that does not"
        case .busy: "another process holds the database; try again later"
        case .failed(let code, let reason): "the database failed with code \(code): \(reason)"
        }
    }
}
