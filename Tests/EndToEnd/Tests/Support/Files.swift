import CSQLite
import Foundation

/// A directory for one test, removed with it.
final class Directory {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("legible-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// What SQLite says of a store's file.
    func integrity(of name: String) -> String {
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        guard sqlite3_open_v2(path(name), &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else { return "no file" }
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &statement, nil) == SQLITE_OK,
            sqlite3_step(statement) == SQLITE_ROW, let text = sqlite3_column_text(statement, 0)
        else { return "no answer" }
        return String(cString: text)
    }
}

/// Files of the repository.
enum Examples {
    private static let directory = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("examples")

    static var first: [UInt8] {
        get throws { Array(try Data(contentsOf: directory.appendingPathComponent("first.yaml"))) }
    }

    /// Every row of the seed, by name.
    static var seed: [(name: String, text: [UInt8])] {
        get throws {
            let folder = directory.appendingPathComponent("seed")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try names.filter { $0.hasSuffix(".yaml") }.sorted().map {
                ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0))))
            }
        }
    }

    static let yaml = ["Content-Type": "application/yaml"]
}
