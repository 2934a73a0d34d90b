import API
import Engine
import Manifests
import Meshes
import Rendering

extension RandomMesh {
    /// The answer as the API gives it, byte for byte; nil where the question has a fault.
    var json: String? {
        let bytes = JSONWriter.write(question)
        guard let answered = try? AnsweredQuestion(QuestionReading.read(bytes, as: .json)) else { return nil }
        return String(decoding: answered.report().json, as: UTF8.self)
    }

    /// nil where the question has a fault, as when the client is no workload of the mesh any more.
    var answer: Answer? { Self.answer(JSONWriter.write(question), as: .json) }

    static func answer(_ bytes: [UInt8], as format: TextFormat) -> Answer? {
        QuestionReading.read(bytes, as: format).question.flatMap { try? Evaluation.answer($0) }
    }
}

extension Answer {
    /// What the call comes to and who decided, without what else was looked at.
    var core: String {
        var parts = ["\(verdict)", summary]
        parts += legs.map { "\($0)" }
        if let failure { parts.append("\(failure)") }
        parts += endpoints.map { "\($0)" } + missing + lost
        parts.append("\(cost)")
        let client = decisions.clientTLS
        parts.append(
            "\(client.mode) by \(client.decidedBy.map { "\($0)" } ?? "none") \(client.pointer ?? "") \(client.from)")
        if let policy = decisions.peerAuthentication {
            parts.append("\(policy.mode) by \(policy.decidedBy.map { "\($0)" } ?? "none") at \(policy.port)")
        }
        parts.append("\(decisions.portProtocol) \(decisions.clientDataplane)")
        parts.append(decisions.serverDataplane.map { "\($0)" } ?? "no workload")
        return parts.joined(separator: "\n")
    }
}
