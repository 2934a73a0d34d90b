import Glibc

/// Files that a command line names; `-` is standard input.
extension Surroundings {
    func contents(of path: String) throws(Failure) -> [UInt8] {
        let file = try opened(path)
        defer { if file.number != input { close(file.number) } }
        guard let bytes = file.readToEnd() else { throw .input("`\(path)` cannot be read: \(Self.systemError)") }
        return bytes
    }

    /// - Returns: a descriptor that the caller closes unless it is standard input.
    func opened(_ path: String) throws(Failure) -> Descriptor {
        if path == "-" { return Descriptor(number: input) }
        let number = open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { throw .input("`\(path)` cannot be read: \(Self.systemError)") }
        return Descriptor(number: number)
    }

    static var systemError: String { String(cString: strerror(errno)) }
}
