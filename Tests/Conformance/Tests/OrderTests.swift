import Engine
import Foundation
import Golden
import Manifests
import Testing

@Suite("What changes nothing")
struct OrderTests {
    @Test(
        "the order of the documents",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"))
    func order() throws {
        for (id, tree) in RemedyTests.cases {
            var turned = tree
            _ = turned.set(.array((tree["manifests"]?.elements ?? []).reversed()), at: JSONPointer(["manifests"]))
            #expect(try answer(tree) == answer(turned), "\(id)")
        }
    }

    @Test(
        "a namespace that nobody calls",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"))
    func unrelatedNamespace() throws {
        let policy: Tree = [
            "apiVersion": "security.istio.io/v1", "kind": "PeerAuthentication",
            "metadata": ["name": "default", "namespace": "far-away"], "spec": ["mtls": ["mode": "DISABLE"]],
        ]
        for (id, tree) in RemedyTests.cases {
            var more = tree
            _ = more.set(.array((tree["manifests"]?.elements ?? []) + [policy]), at: JSONPointer(["manifests"]))
            #expect(try answer(tree) == answer(more), "\(id)")
        }
    }

    private func answer(_ tree: Tree) throws -> Answer {
        let reading = QuestionReading.read(JSONWriter.write(tree), as: .json)
        return try Evaluation.answer(try #require(reading.question))
    }
}
