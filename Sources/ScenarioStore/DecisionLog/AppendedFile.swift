import Glibc

/// A file that lines are appended to, closed when it goes.
struct AppendedFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    init(path: String) throws(DecisionLogError) {
        descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw DecisionLogError(path: path, number: errno) }
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// How many bytes the file has.
    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Whether the file at `path` is this one: a log collector may have moved it away.
    func isStillAt(_ path: String) -> Bool {
        var here = stat()
        var there = stat()
        guard fstat(descriptor, &here) == 0, stat(path, &there) == 0 else { return false }
        return here.st_dev == there.st_dev && here.st_ino == there.st_ino
    }

    /// Appends all of `bytes`, or leaves the file as it was.
    func append(_ bytes: [UInt8]) throws(DecisionLogError) {
        let before = size
        var written = write(descriptor, bytes, bytes.count)
        while written < 0, errno == EINTR { written = write(descriptor, bytes, bytes.count) }
        if written == bytes.count { return }
        let number = written < 0 ? errno : ENOSPC
        if written > 0 { ftruncate(descriptor, off_t(before)) }
        throw DecisionLogError(path: path, number: number)
    }
}
