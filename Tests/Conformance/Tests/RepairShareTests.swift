import Engine
import Foundation
import Golden
import Manifests
import Model
import Testing

@Suite("The share of golden cases with a repair")
struct RepairShareTests {
    @Test(
        "every broken or readable call has a repair by objects, or a sentence that says why no object repairs it",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"),
        arguments: ["envoy.json", "istio.json", "gateway.json"])
    func share(name: String) throws {
        let folder = try #require(GoldenFile.folder())
        var (asked, byObjects, explained) = (0, 0, 0)
        var without: [String] = []
        for golden in try GoldenFile(folder.appending(path: name)).cases {
            let question = try #require(QuestionReading.read(golden.question, as: .json).question)
            let answer = try Evaluation.answer(question)
            guard answer.verdict == .broken || answer.verdict == .plaintext else {
                #expect(answer.unrepairable == nil, "\(golden.id)")
                continue
            }
            asked += 1
            if answer.remediations.contains(where: { !$0.besides.contains(.applications) }) {
                byObjects += 1
                #expect(answer.unrepairable == nil, "\(golden.id)")
            } else if answer.unrepairable != nil {
                explained += 1
            } else {
                without.append(
                    "\(golden.id) \(answer.failure.map { "\($0.step.rawValue) \($0.reason.rawValue)" } ?? "plaintext")")
            }
        }
        let share = Double(byObjects + explained) / Double(max(1, asked)) * 100
        print(
            "\(name): \(asked) broken or readable calls, \(byObjects) with a verified repair by objects or settings, "
                + "\(explained) that no object repairs; \(String(format: "%.2f", share)) % have one of the two")
        #expect(without.isEmpty, "\(without.count): \(without.prefix(20))")
    }
}
