import Glibc

/// Files that only their owner and group can read.
enum PrivateFile {
    /// Makes an empty file, unless there is one.
    ///
    /// SQLite fills an empty file as it would make a new one, but its own everybody can read. And it tries to read
    /// what it could not make, so that a directory that cannot be written came out as a file that is missing.
    static func create(at path: String) throws(StoreError) {
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        if file >= 0 {
            close(file)
            return
        }
        switch errno {
        case EEXIST, EISDIR: return
        case EROFS, EACCES, EPERM: throw .readOnly(path: path)
        case ENOSPC, EDQUOT: throw .diskFull
        case let number: throw .cannotOpen(path: path, reason: String(cString: strerror(number)))
        }
    }
}
