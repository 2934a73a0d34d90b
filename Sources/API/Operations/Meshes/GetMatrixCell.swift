import Engine
import HTTPServer
import Model
import Rendering

extension Service {
    /// `GET /v1/meshes/{name}/matrix/cell`: the full answer of one call, as `evaluate` gives it.
    var getMatrixCellRoute: Route {
        route(
            .get, "/v1/meshes/{name}/matrix/cell", "getMatrixCell", role: .read, offers: Self.answerMediaTypes
        ) {
            [self] request, path, media throws(Problem) in
            let parameters = try Parameters(request, known: ["client", "server", "port"])
            let client = try parameters.client("client")
            let host = try parameters.required("server", "write the server's host")
            let port = try parameters.integer("port", in: 1...65535)
            guard let port else { throw .parameter("port", "`port` is missing; write the server's port") }
            let snapshot = try snapshot(path)
            let matrix = snapshot.matrix
            let server = MatrixServer(host: host, port: port)
            let answer = matrix.end(client, server) == nil ? nil : try? matrix.answer(client, server)
            guard let answer else {
                throw .notFound("no call from `\(client.text)` to `\(server.text)` in the matrix of this mesh")
            }
            metrics.record(answer.verdict)
            let written = WrittenObjects(kept: snapshot.kept)
            let report = Report(
                answer: answer, repairs: answer.remediations.map(written.repair), client: client.text,
                server: server.text)
            return Self.response(report, as: media)
        }
    }
}

extension Parameters {
    /// `NAMESPACE/WORKLOAD`, or a kind of client outside the mesh.
    ///
    /// - Throws: 400 for anything else.
    func client(_ name: String) throws(Problem) -> MatrixClient {
        let advice =
            "write `NAMESPACE/WORKLOAD`, or one of "
            + Client.Outsider.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let text = try required(name, advice)
        if let outsider = Client.Outsider(rawValue: text) { return .outside(outsider) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw .parameter(name, "`\(text.prefix(64))` is no client; \(advice)")
        }
        return .workload(WorkloadName(namespace: String(parts[0]), name: String(parts[1])))
    }
}
