import Engine
import Foundation
import HTTPServer
import Manifests
import Testing

@Suite("The examples of the codes")
struct CodeExamplesTests {
    static let names: [String] = {
        let folder = examples.appending(path: "codes")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    private static func number(_ name: String) -> String { String(name.prefix(7)) }
    private static func isLookalike(_ name: String) -> Bool { name.hasSuffix("-lookalike") }
    private static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: examples.appending(path: "codes/\(name).yaml")))
    }

    @Test("there is one for every code that a call can show, and one that looks alike", arguments: Catalogue.all)
    func pair(of code: Code) {
        guard !code.number.hasPrefix("LEG9") else { return }
        let own = Self.names.filter { Self.number($0) == code.number }
        let producing = own.filter { !Self.isLookalike($0) }
        #expect(producing.count == 1, "examples/codes/\(code.number)-….yaml")
        #expect(own.filter(Self.isLookalike) == producing.map { "\($0)-lookalike" })
    }

    @Test("each is for a code of the catalogue", arguments: names)
    func known(name: String) { #expect(Catalogue.code(Self.number(name)) != nil) }

    @Test("the engine and the server give the same codes: its own, or not where it only looks alike", arguments: names)
    func gives(name: String) throws {
        let answer = Client().send(.post, "/v1/evaluate", try Self.bytes(name), headers: yaml)
        let json = try answer.json()
        let reading = QuestionReading.read(try Self.bytes(name), as: .yaml)
        guard let question = reading.question else {
            #expect(answer.status == 400)
            return #expect(json["code"] as? String == Self.number(name))
        }
        guard answer.status == 200 else {
            // A fault that only the evaluation finds.
            #expect(throws: SubjectError.self) { try Evaluation.answer(question) }
            return #expect(json["code"] as? String == Self.number(name))
        }
        let evaluated = try Evaluation.answer(question)
        let own =
            evaluated.findings.map(\.code.number)
            + [evaluated.failure.map { Catalogue.code(for: $0.reason).number }].compactMap { $0 }
        let findings = json["findings"] as? [[String: Any]] ?? []
        let failure = json["failure"] as? [String: Any]
        let served = (findings + [failure].compactMap { $0 }).compactMap { $0["code"] as? String }
        #expect(own == served)
        #expect(own.contains(Self.number(name)) != Self.isLookalike(name), "\(own)")
        #expect(Self.number(name).hasPrefix("LEG9") || evaluated.verdict != .undetermined)
        if Self.isLookalike(name) { #expect(evaluated.verdict.works, "\(evaluated.summary)") }
    }

    /// The codes that rules over objects give, whoever calls.
    private static let objectCodes: Set<String> = [
        "LEG1201", "LEG2111", "LEG2203", "LEG2204", "LEG2205", "LEG3202", "LEG3203", "LEG3204", "LEG3205", "LEG3206",
        "LEG3207",
    ]

    @Test("the rules over a whole mesh find the same objects", arguments: names)
    func wholeMesh(name: String) throws {
        let number = Self.number(name)
        let isOfGateways = ("LEG4200"..<"LEG4600").contains(number)
        guard number.hasPrefix("LEG5") || isOfGateways || Self.objectCodes.contains(number) else { return }
        let question = try #require(QuestionReading.read(try Self.bytes(name), as: .yaml).question)
        let found = MeshRules.findings(of: try Subject(question).mesh)
        #expect(found.contains { $0.code.number == number } != Self.isLookalike(name), "\(found)")
        guard !Self.isLookalike(name) else { return }
        let evaluated = try Evaluation.answer(question).findings.filter { $0.code.number == number }
        for finding in evaluated { #expect(found.contains { $0.resource == finding.resource }, "\(finding)") }
    }
}
