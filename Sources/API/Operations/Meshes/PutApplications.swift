import HTTPServer
import Manifests
import ScenarioStore

extension Service {
    /// `PUT /v1/meshes/{name}/applications`: what is served and sent where that is not what the port declares.
    var putApplicationsRoute: Route {
        heavyRoute(
            .put, "/v1/meshes/{name}/applications", "putApplications", role: .write, offers: [.json], on: loading
        ) {
            [self] request, path, _ throws(Problem) in
            _ = try Parameters(request)
            let format = try RequestFormat.read(request, offers: [.json, .yaml])
            let reading: ApplicationsReading
            do throws(Faults) {
                reading = try ApplicationsReading(request.body, as: format)
            } catch {
                throw .faults(error.all)
            }
            let snapshot = try snapshot(path)
            let name = path["name"] ?? ""
            let changed = snapshot.with(MeshApplications(items: reading.items, text: reading.text))
            let isKept: Bool
            do throws(StoreError) {
                isKept = try store.put(applications: reading.text, ofMesh: name)
            } catch {
                throw problem(of: error)
            }
            guard isKept else { throw .notFound("no mesh `\(name)`; `GET /v1/meshes` lists them") }
            meshes[name] = changed
            return Self.applications(changed)
        }
    }

    static func applications(_ snapshot: MeshSnapshot) -> Response {
        .json(snapshot.applications, headers: [Header("ETag", applicationsTag(snapshot))])
    }

    static func applicationsTag(_ snapshot: MeshSnapshot) -> String {
        "\"\(Base64URL.text(Digest(of: snapshot.applications).bytes))\""
    }
}
