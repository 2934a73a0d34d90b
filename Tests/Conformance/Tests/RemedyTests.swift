import Engine
import Foundation
import Golden
import Manifests
import Model
import Testing

@Suite("Remediations of the golden cases")
struct RemedyTests {
    /// Cases of istio.json, as values that can be edited.
    static let cases = cases(of: "istio.json")
    /// The same with those of gateway.json, whose repairs may replace a whole `tls` or `selector` and its lines.
    static let everyCase = cases + cases(of: "gateway.json")

    private static func cases(of name: String) -> [(id: String, question: Tree)] {
        guard let folder = GoldenFile.folder(), let file = try? GoldenFile(folder.appending(path: name)) else {
            return []
        }
        // Every seventh is enough to meet each mesh, and quick enough for every run.
        return file.cases.enumerated().filter { $0.offset.isMultiple(of: 7) }.compactMap { _, golden in
            Tree.read(golden.question).map { (golden.id, $0) }
        }
    }

    @Test(
        "the YAML of each, applied to the manifests, gives the verdict that it promises",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"))
    func keepsItsPromise() throws {
        var applied = 0
        for (id, tree) in Self.everyCase {
            let reading = QuestionReading.read(JSONWriter.write(tree), as: .json)
            let question = try #require(reading.question)
            let answer = try Evaluation.answer(question)
            for remediation in answer.remediations {
                #expect(remediation.verdictAfter.works, "\(id): \(remediation.title)")
                guard !remediation.changes.isEmpty, !remediation.changesApplications else { continue }
                var changed = tree
                for change in remediation.changes {
                    let edited = try #require(reading.edited(change.resource, change.base, by: change.edits), "\(id)")
                    changed.replace(try checked(edited, change, of: reading, id: id))
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
        "a text in YAML keeps every line that has nothing to do with the repair",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"))
    func keepsTheText() throws {
        var edited = 0
        var lost: [String] = []
        for (id, tree) in Self.everyCase {
            var question = tree
            let objects = (tree["manifests"]?.elements ?? []).map { object in
                YAMLWriter.write(object).split(separator: "\n").map { "\($0) # kept\n" }.joined()
            }
            question.set(.string(objects.joined(separator: "---\n")), at: JSONPointer(["manifests"]))
            let reading = QuestionReading.read(JSONWriter.write(question), as: .json)
            let answer = try Evaluation.answer(try #require(reading.question))
            for change in answer.remediations.flatMap(\.changes) where change.base == .written {
                let object = try #require(reading.edited(change.resource, .written, by: change.edits))
                _ = try checked(object, change, of: reading, id: id)
                edited += 1
                // As little is taken away as between the two objects as the writer would print them.
                let before = try #require(reading.tree(of: change.resource))
                let after = try #require(Tree.read(yaml: Array(object.yaml.utf8)))
                let least = UnifiedDiff.text(from: YAMLWriter.write(before), to: YAMLWriter.write(after), path: "")
                if !object.yaml.contains("# kept") || object.diff.removedLines > least.removedLines {
                    lost.append("\(id) \(object.diff)")
                }
            }
        }
        #expect(edited > 300 && lost.isEmpty, "\(edited), \(lost.count): \(lost.prefix(3))")
    }

    /// The object after a change, which its YAML, its patch and its difference agree on.
    private func checked(
        _ edited: EditedObject, _ change: Change, of reading: QuestionReading, id: String
    ) throws -> Tree {
        let object = try #require(Tree.read(yaml: Array(edited.yaml.utf8)), "\(id): \(edited.yaml)")
        var before: Tree?
        switch change.base {
        case .written: before = reading.tree(of: change.resource)
        case .described(let text): before = Tree(text)
        case .created: break
        }
        guard let before else {
            #expect(edited.patch == nil)
            #expect(AppliedDiff.apply(edited.diff, to: "") == edited.yaml, "\(id)")
            return object
        }
        let patch = try #require(edited.patch)
        #expect(AppliedPatch.apply(patch, to: before) == object, "\(id): \(String(decoding: patch, as: UTF8.self))")
        let source = try #require(AppliedDiff.reverse(edited.diff, from: edited.yaml), "\(id): \(edited.diff)")
        #expect(Tree.read(yaml: Array(source.utf8)) == before, "\(id): \(edited.diff)")
        #expect(AppliedDiff.apply(edited.diff, to: source) == edited.yaml, "\(id): \(edited.diff)")
        return object
    }
}

extension Remediation {
    /// Whether an application changes beside the manifests: then the manifests alone do not keep the promise.
    fileprivate var changesApplications: Bool {
        !besides.isEmpty
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

extension String {
    fileprivate var removedLines: Int { split(separator: "\n").dropFirst(2).count { $0.hasPrefix("-") } }
}
