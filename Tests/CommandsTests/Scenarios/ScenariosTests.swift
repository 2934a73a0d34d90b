import Manifests
import Foundation
import ScenarioStore
import Testing

@testable import API
@testable import Commands

@Suite("The commands over stored scenarios")
struct ScenariosTests {
    private let directory: Directory
    private let identifiers: [String]

    init() throws {
        directory = try Directory()
        let store = try SQLiteStore(path: directory.path("scenarios.sqlite3"))
        defer { store.close() }
        let generator = ULIDGenerator()
        var identifiers: [String] = []
        for (question, label) in [(Questions.mutual, "a"), (Questions.broken, "b"), (Questions.plaintext, "b")] {
            let answered = try AnsweredQuestion(Array((question + "\nlabels: {team: \(label)}\n").utf8), as: .yaml)
            let scenario = StoredScenario(GivenAnswer(answered, .withQuestion), id: generator.next())
            #expect(try store.create(scenario) == .created)
            identifiers.append("\(scenario.id)")
        }
        self.identifiers = identifiers
    }

    private func run(_ words: String..., input: String = "") throws -> Ran {
        try Ran(["scenarios"] + words + ["--data-dir", directory.path("")], input: input)
    }

    @Test("A list is newest first, and takes the filters of the contract")
    func list() throws {
        let all = try run("list").output.split(separator: "\n").map { String($0.prefix(26)) }
        #expect(all == identifiers.reversed())
        #expect(try run("list", "--verdict", "broken").output.hasPrefix(identifiers[1]))
        #expect(
            try run("list", "--verdict", "broken", "--verdict", "plaintext").output.split(separator: "\n").count == 2)
        #expect(try run("list", "--label", "team=a").output.hasPrefix(identifiers[0]))
        #expect(try run("list", "--namespace", "other").output.isEmpty)
        let json = try run("list", "--page-size", "1", "--output", "json").output
        let page = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((page["items"] as? [[String: Any]])?.first?["id"] as? String == identifiers[2])
        let token = try #require(page["nextPageToken"] as? String)
        let next = try run("list", "--page-size", "1", "--page-token", token)
        #expect(next.output.hasPrefix(identifiers[1]) && next.errors.contains("--page-token"))
    }

    @Test(
        "A filter that is none is a fault of the command line",
        arguments: [
            ["--verdict", "good"], ["--code", "LEG1"], ["--created-after", "yesterday"], ["--page-size", "0"],
            ["--page-token", "x"], ["--label", "=x"],
        ])
    func badFilters(_ words: [String]) throws {
        let ran = try Ran(["scenarios", "list", "--data-dir", directory.path("")] + words)
        #expect(ran.status == .inputFault && ran.output.isEmpty && !ran.errors.isEmpty)
    }

    @Test("A scenario is read and removed by its number")
    func getAndDelete() throws {
        #expect(try run("get", identifiers[0]).output.hasPrefix("{\"id\":\"\(identifiers[0])\""))
        #expect(try run("delete", identifiers[0], identifiers[1]).status == .yes)
        let missing = try run("get", identifiers[0])
        #expect(missing.status == .no && missing.errors == "legible: no scenario `\(identifiers[0])`\n")
        let partly = try run("delete", identifiers[0], identifiers[2])
        #expect(partly.status == .no)
        #expect(try run("list").output.isEmpty)
        #expect(try run("get", "nonsense").status == .inputFault)
    }

    @Test("What is exported and imported elsewhere is the same bytes; importing again changes nothing")
    func exportAndImport() throws {
        #expect(try run("export", directory.path("all.ndjson")).status == .yes)
        let exported = try directory.read("all.ndjson")
        #expect(try run("export").output == exported)
        #expect(try run("export", "--verdict", "broken").output.split(separator: "\n").count == 1)
        let other = ["--data-dir", directory.path("other/inner")]
        let imported = try Ran(["scenarios", "import", "-"] + other, input: exported)
        #expect(imported.status == .yes && imported.output == "3 imported, 0 there already\n")
        #expect(try Ran(["scenarios", "export"] + other).output == exported)
        let again = try Ran(["scenarios", "import", directory.path("all.ndjson")] + other)
        #expect(again.output == "0 imported, 3 there already\n")
    }

    @Test("Broken lines are reported with their numbers, and the others are kept")
    func brokenLines() throws {
        let lines = try run("export").output.split(separator: "\n")
        let other = ["--data-dir", directory.path("other")]
        let input = "\(lines[0])\n\nnonsense\n\(lines[1])\n{\"id\": 1}\n\(lines[2])"
        let ran = try Ran(["scenarios", "import", "-"] + other, input: input)
        #expect(ran.status == .inputFault && ran.output == "3 imported, 0 there already\n")
        let complaints = ran.errors.split(separator: "\n")
        #expect(complaints.count == 2)
        #expect(complaints.first?.hasPrefix("standard input:3:1: ") == true)
        #expect(complaints.last?.hasPrefix("standard input:5:1: /id: ") == true)
    }

    @Test("A backup is a store, and never overwrites a file")
    func backup() throws {
        let path = directory.path("copy.sqlite3")
        #expect(try run("backup", path).status == .yes)
        let copied = try Ran("scenarios", "export", "--store", "sqlite:\(path)").output
        #expect(try run("export").output == copied)
        let again = try run("backup", path)
        #expect(again.status == .no && again.errors.contains("exists"))
    }

    @Test(
        "What only reads leaves no store behind where there is none", arguments: ["list", "export", "backup x", "get"])
    func absent(_ command: String) throws {
        var words = ["scenarios"] + command.split(separator: " ").map(String.init)
        if command == "get" { words.append(identifiers[0]) }
        let ran = try Ran(words + ["--data-dir", directory.path("none")])
        #expect(ran.status == .no && ran.errors.contains("no store at"))
        #expect(!FileManager.default.fileExists(atPath: directory.path("none")))
    }
}
