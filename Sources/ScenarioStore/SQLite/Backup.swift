import Glibc

/// A copy of the whole database in a new file.
///
/// `VACUUM INTO` copies one snapshot while others write. It goes to a name beside the target first and is linked to
/// the target once it is on disk, so that a file of that name is a whole backup or is not there.
struct Backup {
    let source: String
    let target: String
    let options: StoreOptions

    func run() throws(StoreError) {
        guard access(target, F_OK) != 0 else { throw .backupExists(path: target) }
        let unfinished = target + ".unfinished"
        unlink(unfinished)
        defer { unlink(unfinished) }
        try PrivateFile.create(at: unfinished)
        let connection = try Connection(
            path: source, fileSystem: options.fileSystem, busyMilliseconds: options.busyMilliseconds)
        try connection.prepared("VACUUM INTO ?").run(.text(unfinished))
        try sync(unfinished)
        guard link(unfinished, target) == 0 else {
            throw errno == EEXIST ? .backupExists(path: target) : failure(target)
        }
        try sync(directory)
    }

    private var directory: String {
        guard let slash = target.lastIndex(of: "/") else { return "." }
        return slash == target.startIndex ? "/" : String(target[..<slash])
    }

    private func sync(_ path: String) throws(StoreError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(path) }
    }

    private func failure(_ path: String) -> StoreError {
        errno == ENOSPC ? .diskFull : .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
}
