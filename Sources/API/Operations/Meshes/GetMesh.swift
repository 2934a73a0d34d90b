import HTTPServer

extension Service {
    /// `GET /v1/meshes/{name}`: what is known of a mesh, without its objects.
    var getMeshRoute: Route {
        route(.get, "/v1/meshes/{name}", "getMesh", role: .read, offers: [.json]) {
            [self] request, path, _ throws(Problem) in
            _ = try Parameters(request)
            let snapshot = try snapshot(path)
            if EntityTags(request.header("If-None-Match")).weaklyMatches(snapshot.tag) {
                return Response(status: 304, headers: [Header("ETag", snapshot.tag)])
            }
            return try response(snapshot, path["name"] ?? "")
        }
    }
}
