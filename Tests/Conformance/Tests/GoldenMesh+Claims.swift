import Engine
import Model
import Testing

extension GoldenMesh {
    /// Takes what is said to change nothing out of each mesh, one thing after the other, and expects every call to end as
    /// before.
    ///
    /// - Parameter isTried: whether a finding claims that.
    /// - Returns: how often each code was tried.
    static func takeOut(
        of meshes: [GoldenMesh], where isTried: (Finding) -> Bool
    ) throws -> [String: Int] {
        var taken: [String: Int] = [:]
        for mesh in meshes {
            for finding in MeshRules.findings(of: try Subject(mesh.questions[0]).mesh) where isTried(finding) {
                taken[finding.code.number, default: 0] += 1
                for question in mesh.questions {
                    var without = question
                    without.manifests.take(out: finding)
                    let (before, after) = (try Ending(question), try Ending(without))
                    let resource = finding.resource.map { "\($0)" } ?? ""
                    #expect(
                        before == after,
                        "\(mesh.id): \(finding.code.number) \(resource): \(finding.message) \(before) \(after)")
                }
            }
        }
        return taken
    }
}
