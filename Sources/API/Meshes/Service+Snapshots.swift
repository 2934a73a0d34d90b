import Engine
import HTTPServer
import Model
package import ScenarioStore

extension Service {
    /// Makes the stored meshes ready to be asked about.
    ///
    /// - Parameter told: of each mesh, and of why one is not there: nil after success.
    package func loadMeshes(told: (MeshVersion, String?) -> Void) throws(StoreError) {
        for version in try store.meshes() {
            guard let text = try store.text(of: version.version),
                let snapshot = MeshSnapshot(
                    version: version.version, summary: MeshSummary(json: version.summary), text: text,
                    applications: MeshApplications(stored: try store.applications(ofMesh: version.mesh)))
            else {
                told(version, "its text cannot be read; put it again")
                continue
            }
            meshes[version.mesh] = snapshot
            told(version, nil)
        }
        Memory.giveBack()
    }

    /// - Throws: 404 where there is no mesh of that name.
    func snapshot(_ path: PathParameters) throws(Problem) -> MeshSnapshot {
        let name = path["name"] ?? ""
        guard let snapshot = meshes[name] else {
            throw .notFound("no mesh `\(name.prefix(64))`; `GET /v1/meshes` lists them")
        }
        return snapshot
    }

    /// What a mesh may be called: it stands in addresses and labels.
    ///
    /// - Parameter member: the name of the path's parameter.
    /// - Throws: 400 for another name.
    static func meshName(_ path: PathParameters, _ member: String = "name") throws(Problem) -> String {
        let name = path[member] ?? ""
        let isWord: (UInt8) -> Bool = { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        guard let first = name.utf8.first, let last = name.utf8.last, name.utf8.count <= 63, isWord(first),
            isWord(last),
            name.utf8.allSatisfy({ isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") })
        else {
            throw .faults([
                Fault(
                    .invalidParameter, pointer: "/path/\(member)",
                    detail: "`\(name.prefix(64))` cannot be the name of a mesh: write up to 63 lower-case letters, "
                        + "digits, `-` and `.`, with a letter or digit at each end")
            ])
        }
        return name
    }

    /// What `If-Match` and `If-None-Match` ask of the mesh as it is.
    ///
    /// - Throws: 412 where it is not so.
    func condition(_ name: String, _ request: Request) throws(Problem) -> MeshCondition {
        let current = meshes[name]
        if let header = request.header("If-Match") {
            let tags = EntityTags(header)
            guard let current, tags.matchAny || tags.stronglyMatch(current.tag) else {
                throw Self.preconditionFailed(name)
            }
            return .version(current.version)
        }
        if let header = request.header("If-None-Match") {
            guard !EntityTags(header).weaklyMatches(current?.tag ?? "") || current == nil else {
                throw Self.preconditionFailed(name)
            }
            return current.map { .version($0.version) } ?? .absent
        }
        return .none
    }

    static func preconditionFailed(_ name: String) -> Problem {
        Problem(
            status: 412, detail: "mesh `\(name)` has another entity tag; read it again", code: .preconditionFailed)
    }
}
