import Foundation
@testable import ScenarioStore
import Testing

@Suite struct KilledWriterTests {
    /// The helper is built into the directory of the test bundle.
    private var writer: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("store-writer")
    }

    @Test("A writer that is killed 20 times loses nothing that it acknowledged, and leaves a whole file")
    func killed() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            var acknowledged: [ULID] = []
            for round in 1...20 {
                let new = try acknowledgedUntilKilled(path: path, atLeast: 1 + round * round)
                #expect(new.count > round * round)
                acknowledged += new
                let store = try SQLiteStore(path: path)
                for id in acknowledged {
                    let body = try #require(try store.scenario(id)?.body)
                    #expect(body.starts(with: "{\"id\":\"\(id)\"".utf8))
                    #expect(body.suffix(2) == Array("\"}".utf8)[...])
                }
                #expect(store.statistics().scenarios >= acknowledged.count)
                store.close()
                try #expect(integrity(of: path) == "ok")
                try #expect(miscounted(in: path) == 0)
            }
        }
    }

    /// Contents whose number of uses is not that of the scenarios that have them.
    private func miscounted(in path: String) throws -> Int64 {
        let connection = try Connection(path: path, fileSystem: nil, busyMilliseconds: 5000)
        return try connection.number(
            "SELECT count(*) FROM body b WHERE uses <> (SELECT count(*) FROM scenario s WHERE s.body = b.number)")
    }

    /// Starts the writer, kills it in the middle of its work, and gives the identifiers that it printed.
    private func acknowledgedUntilKilled(path: String, atLeast count: Int) throws -> [ULID] {
        let process = Process()
        let output = Pipe()
        process.executableURL = writer
        process.arguments = [path]
        process.standardOutput = output
        try process.run()
        var text = Data()
        while text.count < count * 27 {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            text += more
        }
        kill(process.processIdentifier, SIGKILL)
        text += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        return String(decoding: text, as: UTF8.self).split(separator: "\n").compactMap { ULID($0) }
    }
}
