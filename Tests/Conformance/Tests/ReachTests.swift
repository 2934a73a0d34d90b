import Foundation
import Golden
import Manifests
import Testing

@testable import Engine

@Suite("The calls that a repair may touch")
struct ReachTests {
    @Test(
        "none is left out that changes",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"),
        arguments: ["istio.json", "gateway.json"])
    func isComplete(name: String) throws {
        let folder = try #require(GoldenFile.folder())
        var (attempts, changed) = (0, 0)
        for (index, golden) in try GoldenFile(folder.appending(path: name)).cases.enumerated()
        where index.isMultiple(of: name == "istio.json" ? 41 : 5) {
            let question = try #require(QuestionReading.read(golden.question, as: .json).question)
            let subject = try Subject(question)
            let outcome = Outcome(subject)
            guard Proposals.mayHelp(outcome.answer) else { continue }
            let circumstances = Circumstances(subject: subject, walk: outcome.answer)
            var search = RepairSearch(outcome: outcome, objects: subject.mesh.objects.count)
            for attempt in search.found(question, circumstances) {
                let calls = OtherCalls(
                    question: question, before: subject, walk: outcome.answer, attempt: attempt)
                let reach = Reach(attempt.proposal, before: subject.mesh, after: attempt.subject.mesh)
                let all = calls.changes(within: .everything, limit: .max)
                #expect(calls.changes(within: reach, limit: .max) == all, "\(golden.id): \(attempt.proposal.title)")
                attempts += 1
                changed += all.calls.count
            }
        }
        #expect(attempts > 200 && changed > 100, "\(attempts) attempts, \(changed) changed calls")
    }
}
