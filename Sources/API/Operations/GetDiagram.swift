import Engine
import HTTPServer
import Manifests
import Rendering
import ScenarioStore
extension Service {
    /// `GET /v1/scenarios/{id}/diagram`: the stored answer as a picture.
    var getDiagramRoute: Route {
        route(.get, "/v1/scenarios/{id}/diagram", "getDiagram", role: .read, offers: [.text, .mermaid]) {
            [self] request, path, media throws(Problem) in
            _ = try Parameters(request)
            let scenario = try scenario(path["id"])
            guard let body = Tree.read(scenario.body), let diagram = Diagram(stored: body) else {
                throw Problem(
                    status: 500, detail: "the stored scenario `\(scenario.id)` cannot be drawn", code: .internalError)
            }
            let text = media == .mermaid ? diagram.mermaid : diagram.text()
            return Response(status: 200, type: media.header, bytes: Array(text.utf8))
        }
    }
}
