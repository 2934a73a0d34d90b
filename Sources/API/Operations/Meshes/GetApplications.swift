import HTTPServer

extension Service {
    /// `GET /v1/meshes/{name}/applications`: as they were put; an empty list where nothing was.
    var getApplicationsRoute: Route {
        route(.get, "/v1/meshes/{name}/applications", "getApplications", role: .read, offers: [.json]) {
            [self] request, path, _ throws(Problem) in
            _ = try Parameters(request)
            let snapshot = try snapshot(path)
            let tag = Self.applicationsTag(snapshot)
            if EntityTags(request.header("If-None-Match")).weaklyMatches(tag) {
                return Response(status: 304, headers: [Header("ETag", tag)])
            }
            return Self.applications(snapshot)
        }
    }
}
