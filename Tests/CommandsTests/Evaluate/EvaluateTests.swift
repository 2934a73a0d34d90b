import Foundation
import Testing

@testable import Commands

@Suite("The command evaluate")
struct EvaluateTests {
    private static let outputs = AnswerOutput.allCases.map(\.rawValue)

    @Test("The exit status is that of the verdict, whatever the output", arguments: outputs)
    func statuses(_ output: String) throws {
        for (question, status) in [
            (Questions.mutual, ExitStatus.yes), (Questions.plaintext, .no), (Questions.broken, .no),
            (Questions.faulty, .inputFault), ("", .inputFault), ("{", .inputFault),
        ] {
            let ran = try Ran("evaluate", "-", "--output", output, input: question)
            #expect(ran.status == status, "\(question): \(ran.output)\(ran.errors)")
            #expect(ran.output.isEmpty == (status == .inputFault))
            #expect(ran.errors.isEmpty == (status != .inputFault))
        }
    }

    @Test("Every fault is on a line of its own, with file, line, column and pointer")
    func faults() throws {
        let directory = try Directory()
        let path = try directory.write(Questions.faulty, to: "faulty.yaml")
        let lines = try Ran("evaluate", path).errors.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("\(path):2:10: /server/hst: ") })
        #expect(lines.contains { $0.hasPrefix("\(path):3:1: /polices: ") })
        #expect(try Ran("evaluate", "-", input: Questions.faulty).errors.contains("standard input:2:10: /server/hst: "))
    }

    @Test("The worst of several files decides, and each is under its name")
    func several() throws {
        let directory = try Directory()
        let good = try directory.write(Questions.mutual, to: "good.yaml")
        let bad = try directory.write(Questions.broken, to: "bad.yml")
        let faulty = try directory.write(Questions.faulty, to: "faulty.yaml")
        let text = try Ran("evaluate", good, bad)
        #expect(text.status == .no)
        #expect(text.output.hasPrefix("== \(good)\n\nMUTUAL-TLS") && text.output.contains("\n== \(bad)\n\nBROKEN"))
        let json = try Ran("evaluate", good, faulty, directory.path("none.yaml"), "-o", "json")
        #expect(json.status == .inputFault)
        let items = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect(items.map { $0["file"] as? String } == [good, faulty, directory.path("none.yaml")])
        #expect((items[0]["answer"] as? [String: Any])?["verdict"] as? String == "mutual-tls")
        #expect((items[1]["errors"] as? [Any])?.isEmpty == false && items[1]["answer"] == nil)
        #expect((items[2]["errors"] as? [Any])?.count == 1)
    }

    @Test("One file's JSON is the answer itself, of a question in YAML or in JSON")
    func json() throws {
        let question = """
            {"client": {"namespace": "a", "workload": "b", "dataplane": "sidecar"},
             "server": {"external": {"host": "api.example", "port": 443, "app": {"protocol": "http1", "tls": true}}},
             "request": {"protocol": "http1", "tls": true}}
            """
        let ran = try Ran("evaluate", "-", "-o", "json", input: question)
        let answer = try #require(try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any])
        #expect(answer["verdict"] as? String == "tls")
        #expect(ran.status == .yes)
    }

    @Test("Colour is for terminals, unless NO_COLOR is set")
    func colour() throws {
        let escape: Character = "\u{1B}"
        #expect(try Ran(["evaluate", "-"], input: Questions.broken, isTerminal: true).output.contains(escape))
        #expect(try !Ran(["evaluate", "-"], input: Questions.broken).output.contains(escape))
        let refused = try Ran(
            ["evaluate", "-"], input: Questions.broken, environment: ["NO_COLOR": "1"], isTerminal: true)
        #expect(!refused.output.contains(escape))
        let json = try Ran(["evaluate", "-", "-o", "json"], input: Questions.broken, isTerminal: true)
        #expect(!json.output.contains(escape))
    }

    @Test("The first example is answered")
    func first() throws {
        let ran = try Ran("evaluate", Repository.path("examples/first.yaml"))
        #expect(ran.status == .no && ran.output.hasPrefix("BROKEN on leg 2"))
    }
}
