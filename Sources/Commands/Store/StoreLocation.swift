import Glibc
import ScenarioStore

/// Where scenarios are kept, as `--store` and `--data-dir` say.
enum StoreLocation: Hashable, Sendable {
    case memory
    case file(path: String, directory: String?)

    static let standardDirectory = "./legible-data"

    init(_ arguments: Arguments) throws(Failure) {
        let directory = arguments.text(.dataDirectory) ?? Self.standardDirectory
        guard let given = arguments.all(.store).last else {
            let slash = directory.hasSuffix("/") ? "" : "/"
            self = .file(path: "\(directory)\(slash)scenarios.sqlite3", directory: directory)
            return
        }
        if given.text == "memory:" {
            self = .memory
        } else if given.text.hasPrefix("sqlite:"), given.text.utf8.count > 7 {
            self = .file(path: String(given.text.dropFirst(7)), directory: nil)
        } else if given.text.hasPrefix("postgres://") || given.text.hasPrefix("postgresql://") {
            // The address may hold a password, which does not belong into a message.
            throw .usage("`\(given.source)`: this build has no PostgreSQL store; use `sqlite:PATH` or `memory:`")
        } else {
            throw .usage("`\(given.source)`: the value is not `sqlite:PATH` or `memory:`")
        }
    }

    /// Opens the store; a directory of ours is made where it is not there yet.
    func open(_ options: StoreOptions = StoreOptions()) throws(Failure) -> any ScenarioStore {
        switch self {
        case .memory: return MemoryStore(options: options)
        case .file(let path, let directory):
            if let directory { try Self.make(directory) }
            do throws(StoreError) {
                return try SQLiteStore(path: path, options: options)
            } catch {
                throw .failed(error.description)
            }
        }
    }

    /// Opens a store that has to be there: what reads it must not leave an empty one behind.
    func openExisting() throws(Failure) -> any ScenarioStore {
        if case .file(let path, _) = self, access(path, F_OK) != 0 {
            throw .failed("no store at `\(path)`; name its directory with `--data-dir`")
        }
        return try open()
    }

    /// Makes a directory and those above it.
    private static func make(_ directory: String) throws(Failure) {
        var path = ""
        for part in directory.split(separator: "/", omittingEmptySubsequences: false) {
            path += path.isEmpty && !part.isEmpty ? String(part) : "/\(part)"
            if part.isEmpty || part == "." || part == ".." { continue }
            guard mkdir(path, 0o750) != 0, errno != EEXIST else { continue }
            let reason = Surroundings.systemError
            if isDirectory(path) { continue }
            throw .failed("`\(path)` cannot be made: \(reason)")
        }
        guard isDirectory(directory) else { throw .failed("`\(directory)` is not a directory") }
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

extension StoreLocation: CustomStringConvertible {
    var description: String {
        switch self {
        case .memory: "memory:"
        case .file(let path, _): "sqlite:\(path)"
        }
    }
}

extension Option {
    static let dataDirectory = Option(
        "data-dir", .text("DIR", completion: .directory), standard: StoreLocation.standardDirectory,
        help: "the directory of the stored scenarios")
    static let store = Option(
        "store", .text("URL"), standard: "sqlite:DIR/scenarios.sqlite3",
        help: "where scenarios are stored instead: sqlite:PATH, or memory: for none that last")
}
