import CSQLite
import Glibc

extension StoreError {
    /// The error for a result code of SQLite other than success.
    init(code: Int32, database: OpaquePointer?, path: String) {
        let message = database.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
        let reason = message.map { String(cString: $0) } ?? "no reason given"
        let system = database.map { sqlite3_system_errno($0) } ?? 0
        switch code & 0xFF {
        case SQLITE_FULL: self = .diskFull
        case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(system): self = .diskFull
        case SQLITE_NOTADB: self = .notDatabase(path: path)
        case SQLITE_CORRUPT: self = .damaged(path: path)
        case SQLITE_READONLY, SQLITE_PERM: self = .readOnly(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_CANTOPEN:
            self = .cannotOpen(path: path, reason: system == 0 ? reason : String(cString: strerror(system)))
        default: self = .failed(code: Int(code), reason: reason)
        }
    }

    /// Whether one request alone may be to blame, so that the others that wait with it deserve another try.
    var mayConcernOneRequest: Bool {
        if case .failed(let code, _) = self {
            return [SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH].contains(Int32(code & 0xFF))
        }
        return false
    }
}
