import Engine
import HTTPServer
import Manifests
import Rendering

extension Service {
    /// `POST /v1/meshes/{name}:planStrict`: what can turn STRICT, what blocks the rest, and in which order to go.
    var planStrictRoute: Route {
        heavyRoute(.post, "/v1/meshes/{name}:planStrict", "planStrict", role: .read, offers: [.json], on: asking) {
            [self] request, path, _ throws(Problem) in
            _ = try Parameters(request)
            let format = try RequestFormat.read(request, offers: [.json, .yaml])
            let asked: StrictPlanRequest
            do throws(Faults) { asked = try StrictPlanRequest(request.body, as: format) } catch {
                throw .faults(error.all)
            }
            let snapshot = try snapshot(path)
            let plan = StrictPlan(
                snapshot.matrix, scope: asked.namespaces.map(StrictScope.namespaces) ?? .mesh)
            let written = WrittenObjects(kept: snapshot.kept)
            var text = JSONText(capacity: 4096)
            text.object { text in
                text.key("version")
                text.value("\(snapshot.version)")
                plan.write(to: &text, yaml: { YAMLWriter.write(Tree($0)) }, repair: written.repair)
            }
            return .json(text.bytes)
        }
    }
}
