import Engine
import Foundation
import Manifests
import Model
import Testing

@Suite("The rules over a whole mesh")
struct MeshRulesTests {
    /// The objects of every example of a code, as one text each.
    private static let questions: [Question] = {
        let folder = URL(fileURLWithPath: #filePath).appending(path: "../../../../examples/codes").standardizedFileURL
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.sorted().compactMap { name in
            let text = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
            return QuestionReading.read(Array(text), as: .yaml).question
        }
    }()

    @Test("find the same in the same order, whatever order the documents have")
    func order() throws {
        #expect(Self.questions.count > 100)
        var found = 0
        for question in Self.questions {
            guard let mesh = try? Subject(question).mesh else { continue }
            var turned = mesh.objects
            turned.workloads.reverse()
            turned.services.reverse()
            turned.namespaces.reverse()
            turned.peerAuthentications.reverse()
            turned.destinationRules.reverse()
            turned.virtualServices.reverse()
            turned.serviceEntries.reverse()
            turned.sidecars.reverse()
            turned.webhooks.reverse()
            let findings = MeshRules.findings(of: mesh)
            #expect(findings == MeshRules.findings(of: Mesh(turned, settings: question.mesh)))
            found += findings.count
        }
        #expect(found > 30)
    }

    @Test("say nothing of a namespace that nobody calls")
    func otherNamespace() throws {
        let policy = PeerAuthentication(
            metadata: Metadata(name: "web", namespace: "far-away"), selector: ["app": "wep"], mode: .strict)
        let rule = DestinationRule(metadata: Metadata(name: "orders", namespace: "far-away"), host: "order")
        for question in Self.questions {
            var more = question
            more.manifests.peerAuthentications.append(policy)
            more.manifests.destinationRules.append(rule)
            guard let answer = try? Evaluation.answer(question) else { continue }
            #expect(try Evaluation.answer(more).findings == answer.findings)
        }
    }

    @Test("count a webhook whose TLS only PERMISSIVE lets through, and one that nothing lets through")
    func webhooks() throws {
        let permissive = try found(in: "LEG3207-webhook-behind-strict-lookalike")
        #expect(permissive.map(\.code.number) == ["LEG3201"])
        #expect(permissive.first?.resource?.kind == "ValidatingWebhookConfiguration")
        let strict = try found(in: "LEG3207-webhook-behind-strict")
        #expect(strict.map(\.code.number) == ["LEG3207"])
        #expect(strict.first?.pointer == "/webhooks/0/clientConfig/service")
    }

    private func found(in name: String) throws -> [Finding] {
        let file = URL(fileURLWithPath: #filePath).appending(path: "../../../../examples/codes/\(name).yaml")
        let text = Array(try Data(contentsOf: file.standardizedFileURL))
        return MeshRules.findings(of: try Subject(try #require(QuestionReading.read(text, as: .yaml).question)).mesh)
    }
}
