import Engine
import Foundation
import Golden
import Manifests
import Model
import Testing

@Suite("False alarms")
struct FalseAlarmTests {
    private static let isThere = GoldenFile.folder() != nil
    private static let advice: Comment = "no folder of golden cases; name one by LEGIBLE_GOLDEN"

    @Test(
        "there is none for a mesh without policies whose calls all work with Istio mTLS", .enabled(if: isThere, advice))
    func none() throws {
        var (meshes, calls) = (0, 0)
        for mesh in try GoldenMesh.sample.get() {
            for isInjected in [false, true] {
                let questions = mesh.questions.map { $0.withoutPolicies(injected: isInjected) }
                let answers = try questions.map { try Evaluation.answer($0) }
                for answer in answers where answer.verdict == .mutualTLS {
                    let alarms = answer.findings.filter { $0.code.severity != .note }
                    #expect(alarms.map(\.message) == [], "\(mesh.id): \(answer.summary)")
                    calls += 1
                }
                guard answers.allSatisfy({ $0.verdict == .mutualTLS }) else { continue }
                let alarms = MeshRules.findings(of: try Subject(questions[0]).mesh).filter { $0.code.severity != .note }
                #expect(alarms.map(\.message) == [], "\(mesh.id)")
                meshes += 1
            }
        }
        #expect(meshes > 20 && calls > 1000)
    }

    /// The codes that say of a whole object, or of a part of it, that it changes nothing.
    private static let claims: Set<String> = [
        "LEG5001", "LEG5002", "LEG5003", "LEG5004", "LEG5005", "LEG5006", "LEG5101", "LEG5102", "LEG5104", "LEG5105",
        "LEG5106", "LEG5201", "LEG5202", "LEG5203", "LEG5303",
    ]

    @Test(
        "what is said to change nothing changes nothing: without it every call ends as before",
        .enabled(if: isThere, advice))
    func changesNothing() throws {
        let taken = try GoldenMesh.takeOut(of: GoldenMesh.sample.get()) { Self.claims.contains($0.code.number) }
        #expect(Set(taken.keys).count > 10)
    }
}

extension Question {
    /// The same call in a mesh of which only what Kubernetes has is left; with a sidecar in every pod, if asked for.
    fileprivate func withoutPolicies(injected: Bool) -> Question {
        var question = self
        question.mesh = MeshSettings()
        question.manifests.meshSettings = nil
        question.manifests.peerAuthentications = []
        question.manifests.destinationRules = []
        question.manifests.virtualServices = []
        question.manifests.sidecars = []
        question.manifests.envoyFilters = []
        question.manifests.serviceEntries = []
        guard injected else { return question }
        for place in question.manifests.namespaces.indices {
            question.manifests.namespaces[place].metadata.labels = ["istio-injection": "enabled"]
        }
        for place in question.manifests.workloads.indices {
            question.manifests.workloads[place].template.annotations = []
            question.manifests.workloads[place].template.labels["sidecar.istio.io/inject"] = nil
            question.manifests.workloads[place].template.labels["security.istio.io/tlsMode"] = nil
            question.manifests.workloads[place].template.hostNetwork = false
        }
        return question
    }
}
