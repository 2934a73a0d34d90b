import Engine
import HTTPServer
import Rendering

extension Service {
    /// `GET /v1/meshes`: all of them, by name.
    var listMeshesRoute: Route {
        route(.get, "/v1/meshes", "listMeshes", role: .read, offers: [.json]) {
            [self] request, _, _ throws(Problem) in
            let parameters = try Parameters(request, known: MeshPage.parameters)
            let page = try MeshPage(parameters, of: ["meshes"])
            let all = meshes.all
            let end = min(all.count, page.start.client + page.limit)
            var text = JSONText(capacity: 4096)
            text.object { text in
                text.key("items")
                text.array(all[min(page.start.client, end)..<end]) { $1.snapshot.summary.writeShort(to: &$0) }
                text.key("nextPageToken")
                text.value(page.token(end < all.count ? end : nil))
            }
            return .json(text.bytes)
        }
    }
}
