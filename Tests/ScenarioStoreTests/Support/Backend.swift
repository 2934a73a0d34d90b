import Foundation
import ScenarioStore
import Testing

/// The stores that every conformance test runs against.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory
    case sqlite

    var testDescription: String { rawValue }

    /// Hands an empty store to `body`, and cleans up after it.
    func withStore(options: StoreOptions = StoreOptions(), _ body: (any ScenarioStore) throws -> Void) throws {
        switch self {
        case .memory:
            let store = MemoryStore(options: options)
            defer { store.close() }
            try body(store)
        case .sqlite:
            try withDirectory { directory in
                let store = try SQLiteStore(path: directory + "/legible.db", options: options)
                defer { store.close() }
                try body(store)
            }
        }
    }
}

/// Hands the path of an empty directory to `body`, and removes it afterwards.
func withDirectory<Value>(_ body: (String) throws -> Value) throws -> Value {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("legible-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory.path)
}
