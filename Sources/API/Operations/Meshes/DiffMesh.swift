import Engine
import HTTPServer
import Manifests
import ScenarioStore

extension Service {
    /// `POST /v1/meshes/{name}:diff`: which calls a change makes end differently.
    var diffMeshRoute: Route {
        heavyRoute(
            .post, "/v1/meshes/{name}:diff", "diffMesh", role: .read, offers: [.json], on: asking
        ) {
            [self] request, path, _ throws(Problem) in
            let parameters = try Parameters(request, known: MeshPage.parameters)
            let format = try RequestFormat.read(request, offers: [.json, .yaml])
            let change: ChangeRequest
            do throws(Faults) { change = try ChangeRequest(request.body, as: format) } catch {
                throw .faults(error.all)
            }
            let snapshot = try snapshot(path)
            let page = try MeshPage(parameters, of: snapshot.context + [Self.digest(request)])
            var before = snapshot.matrix
            if let applications = change.applications {
                before = Matrix(before.mesh, applications: Applications(applications))
            }
            let view = DiffView(
                diff: before.diff(
                    ChangeSet(
                        apply: change.apply.comparingCertificates(with: before.mesh.written), delete: change.delete)),
                page: page,
                written: WrittenObjects(kept: snapshot.kept, change: change))
            return .json(view.json(version: "\(snapshot.version)"))
        }
    }

    static func digest(_ request: Request) -> String { Base64URL.text(Digest(of: request.body).bytes) }
}
