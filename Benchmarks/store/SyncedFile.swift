import Glibc

/// The plain way to be durable: append a record, sync, answer.
struct SyncedFile {
    let path: String

    /// How many records a second that gives, measured for two seconds.
    func recordsPerSecond(bytes: Int) -> Double {
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_APPEND, 0o600)
        guard file >= 0 else { return .nan }
        defer {
            close(file)
            unlink(path)
        }
        let record = [UInt8](repeating: 65, count: bytes)
        let start = seconds()
        var records = 0
        while seconds() - start < 2 {
            guard write(file, record, bytes) == bytes, fdatasync(file) == 0 else { return .nan }
            records += 1
        }
        return Double(records) / (seconds() - start)
    }
}
