import HTTPServer
import ScenarioStore

extension Service {
    /// `DELETE /v1/meshes/{name}`: with all of its versions and its applications.
    var deleteMeshRoute: Route {
        heavyRoute(.delete, "/v1/meshes/{name}", "deleteMesh", role: .write, offers: [], on: loading) {
            [self] request, path, _ throws(Problem) in
            _ = try Parameters(request)
            _ = try snapshot(path)
            let name = path["name"] ?? ""
            let condition = try condition(name, request)
            let deletion: MeshDeletion
            do throws(StoreError) {
                deletion = try store.delete(mesh: name, if: condition)
            } catch {
                throw problem(of: error)
            }
            guard deletion != .conditionFailed else { throw Self.preconditionFailed(name) }
            meshes[name] = nil
            return Response(status: 204)
        }
    }
}
