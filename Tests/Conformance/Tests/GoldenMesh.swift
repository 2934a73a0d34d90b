import Engine
import Foundation
import Golden
import Manifests
import Model
import Testing

/// A mesh of a golden file, and the questions that were asked of it.
struct GoldenMesh {
    var id: String
    var questions: [Question] = []

    /// Every fourth of istio.json: enough to meet each rule, and quick enough for every run.
    static let sample = Result { try all(of: "istio.json", every: 4) }
    static let gateways = Result { try all(of: "gateway.json", every: 1) }

    private static func all(of name: String, every step: Int) throws -> [GoldenMesh] {
        let folder = try #require(GoldenFile.folder())
        var meshes: [GoldenMesh] = []
        for golden in try GoldenFile(folder.appending(path: name)).cases {
            let id = String(golden.id[..<(golden.id.lastIndex(of: "-") ?? golden.id.endIndex)])
            if meshes.last?.id != id { meshes.append(GoldenMesh(id: id)) }
            guard (meshes.count - 1).isMultiple(of: step) else { continue }
            let reading = QuestionReading.read(golden.question, as: .json)
            meshes[meshes.count - 1].questions.append(try #require(reading.question))
        }
        return meshes.filter { !$0.questions.isEmpty }
    }
}
