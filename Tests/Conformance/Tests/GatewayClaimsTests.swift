import Engine
import Foundation
import Golden
import Model
import Testing

/// Each warning of a gateway is tried on the meshes of gateway.json: what it says happens to their calls.
@Suite("What is said of gateways")
struct GatewayClaimsTests {
    private static let isThere = GoldenFile.folder() != nil
    private static let advice: Comment = "no folder of golden cases; name one by LEGIBLE_GOLDEN"

    /// The codes that say of a whole object, or of a part of it, that no call comes to it.
    private static let withoutCalls: Set<String> = [
        "LEG4301", "LEG4302", "LEG4304", "LEG4305", "LEG4401", "LEG4402", "LEG4403",
    ]

    @Test("what no call comes to may be taken away, and every call ends as before", .enabled(if: isThere, advice))
    func idle() throws {
        let taken = try GoldenMesh.takeOut(of: GoldenMesh.gateways.get()) {
            Self.withoutCalls.contains($0.code.number) && !$0.message.contains("refuses all")
        }
        print("taken away without a change: \(taken.sorted { $0.key < $1.key })")
        #expect(taken.count >= 3)
    }

    @Test("a call that is encrypted twice is told where, and is not without that", .enabled(if: isThere, advice))
    func encryptedTwice() throws {
        let codes: Set<String> = ["LEG4201", "LEG4202", "LEG4204", "LEG4205"]
        var told: [String: Int] = [:]
        for mesh in try GoldenMesh.gateways.get() + GoldenMesh.sample.get() {
            for question in mesh.questions {
                let answer = try Evaluation.answer(question)
                let findings = answer.findings.filter { codes.contains($0.code.number) }
                if answer.failure?.reason == .tlsInTLS { #expect(findings.count == 1, "\(mesh.id): \(answer.summary)") }
                for finding in findings {
                    told[finding.code.number, default: 0] += 1
                    #expect(answer.verdict == .broken)
                    var without = question
                    without.manifests.take(out: finding)
                    #expect(try Ending(without) != Ending(question), "\(mesh.id): \(finding.message)")
                }
            }
        }
        print("encrypted twice: \(told.sorted { $0.key < $1.key })")
        #expect(told.count == codes.count)
    }

    @Test("what a mesh shows to be encrypted twice breaks every call that comes there", .enabled(if: isThere, advice))
    func encryptedTwiceInMesh() throws {
        var (shown, met): ([String: Int], Int) = ([:], 0)
        for mesh in try GoldenMesh.gateways.get() + GoldenMesh.sample.get() {
            let answers = try mesh.questions.map { ($0, try Evaluation.answer($0)) }
            for finding in MeshRules.findings(of: try Subject(mesh.questions[0]).mesh) {
                let number = finding.code.number
                guard number.hasPrefix("LEG42"), number != "LEG4203" else { continue }
                shown[number, default: 0] += 1
                for (question, answer) in answers where finding.isMet(by: answer, to: question.server.target) {
                    met += 1
                    #expect(answer.verdict == .broken, "\(mesh.id): \(finding.message): \(answer.summary)")
                }
            }
        }
        print("shown: \(shown.sorted { $0.key < $1.key }), met by \(met) calls")
        #expect(met > 20)
    }
}

extension Finding {
    /// Whether the last proxy of a call followed the `tls` that it points at, for the port that it names.
    fileprivate func isMet(by answer: Answer, to target: Server.Target) -> Bool {
        guard case .host(let host, let port) = target else { return false }
        let isAtGateway = code.number == "LEG4201" || code.number == "LEG4202"
        if isAtGateway && answer.decisions.gatewayTLS == nil { return false }
        let last = answer.legs.last { $0.number == 2 }
        let isTLS = last?.layers.contains { $0.kind == .applicationTLS } ?? false
        if code.number == "LEG4205" ? !message.contains("`\(host)`") : !isTLS { return false }
        let decision = answer.decisions.gatewayTLS ?? answer.decisions.clientTLS
        return decision.decidedBy == resource && decision.pointer == pointer && message.contains("port \(port) of")
    }
}
