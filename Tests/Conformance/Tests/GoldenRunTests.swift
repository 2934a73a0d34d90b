import Foundation
import Golden
import Testing

@Suite("The arguments of golden")
struct GoldenRunTests {
    /// A folder of its own, with one file and one folder in it.
    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "golden-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "more"), withIntermediateDirectories: true)
        try Data("[]".utf8).write(to: folder.appending(path: "own.json"))
        return folder
    }

    @Test("name files of the folder; without any, those that this version decides are compared")
    func names() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try GoldenRun(["own.json"], in: folder).names == ["own.json"])
        #expect(try GoldenRun([], in: folder).names == ["envoy.json", "istio.json", "gateway.json"])
    }

    @Test("are told where they name none", arguments: ["other.json", "more", "--help", "-h", ""])
    func wrong(argument: String) throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: GoldenRun.WrongArgument.self) { try GoldenRun(["own.json", argument], in: folder) }
    }

    @Test("a file without a list of cases is no file of cases", arguments: ["{}", "text", "[{}]", "[]"])
    func withoutCases(text: String) throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: "own.json")
        try Data(text.utf8).write(to: url)
        #expect(throws: (any Error).self) { try GoldenFile(url) }
    }
}
