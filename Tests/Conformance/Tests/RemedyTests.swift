import Engine
import Foundation
import Golden
import Manifests
import Model
import Testing

@Suite("Remediations of the golden cases")
struct RemedyTests {
    /// A case of istio.json, as a value that can be edited.
    static let cases: [(id: String, question: Tree)] = {
        guard let folder = GoldenFile.folder(), let file = try? GoldenFile(folder.appending(path: "istio.json")) else {
            return []
        }
        // Every seventh is enough to meet each mesh, and quick enough for every run.
        return file.cases.enumerated().filter { $0.offset.isMultiple(of: 7) }.compactMap { _, golden in
            Tree.read(golden.question).map { (golden.id, $0) }
        }
    }()

    @Test(
        "the YAML of each, applied to the manifests, gives the verdict that it promises",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"))
    func keepsItsPromise() throws {
        var applied = 0
        for (id, tree) in Self.cases {
            let reading = QuestionReading.read(JSONWriter.write(tree), as: .json)
            let question = try #require(reading.question)
            let answer = try Evaluation.answer(question)
            for remediation in answer.remediations {
                #expect(remediation.verdictAfter.works, "\(id): \(remediation.title)")
                guard !remediation.changes.isEmpty, !remediation.changesApplications else { continue }
                var changed = tree
                for change in remediation.changes {
                    let yaml = reading.yaml(of: change.resource, base: change.base, edits: change.edits)
                    let object = try #require(Tree.read(yaml: Array(yaml.utf8)), "\(id): \(yaml)")
                    changed.replace(object)
                }
                let after = QuestionReading.read(JSONWriter.write(changed), as: .json)
                #expect(after.faults.isEmpty, "\(id): \(after.faults)")
                let again = try Evaluation.answer(try #require(after.question))
                #expect(again.verdict == remediation.verdictAfter, "\(id): \(remediation.title)")
                applied += 1
            }
        }
        #expect(applied > 300)
    }

    @Test(
        "most broken and readable calls have one",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"))
    func areFound() throws {
        var (asked, repaired) = (0, 0)
        for (_, tree) in Self.cases {
            let question = try #require(QuestionReading.read(JSONWriter.write(tree), as: .json).question)
            let answer = try Evaluation.answer(question)
            guard answer.verdict == .broken || answer.verdict == .plaintext else { continue }
            asked += 1
            if !answer.remediations.isEmpty { repaired += 1 }
        }
        #expect(Double(repaired) > Double(asked) * 0.8, "\(repaired) of \(asked)")
    }
}

extension Remediation {
    /// Whether an application changes beside the manifests: then the manifests alone do not keep the promise.
    fileprivate var changesApplications: Bool {
        title.contains("application") || title.contains("mesh's settings")
    }
}

extension Tree {
    /// Puts an object into the question's manifests, in the place of the one with its name.
    fileprivate mutating func replace(_ object: Tree) {
        var manifests = self["manifests"]?.elements ?? []
        let place = manifests.firstIndex {
            $0["kind"] == object["kind"] && $0["metadata"]?["name"] == object["metadata"]?["name"]
                && ($0["metadata"]?["namespace"] ?? "default") == (object["metadata"]?["namespace"] ?? "default")
        }
        guard let place else {
            _ = set(.array(manifests + [object]), at: JSONPointer(["manifests"]))
            return
        }
        // A cluster keeps the age of an object that is applied again.
        let age = JSONPointer(["metadata", "creationTimestamp"])
        let created = manifests[place][age]
        manifests[place] = object
        if let created { _ = manifests[place].set(created, at: age) }
        _ = set(.array(manifests), at: JSONPointer(["manifests"]))
    }
}
