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
            let parameters = try Parameters(request, known: ["client", "via", "server", "port"])
            let client = try parameters.client("client")
            let host = try parameters.required("server", "write the server's host")
            let port = try parameters.integer("port", in: 1...65535)
            guard let port else { throw .parameter("port", "`port` is missing; write the server's port") }
            let snapshot = try snapshot(path)
            let matrix = snapshot.matrix
            let gateway = try parameters.workload("via")
            let found = matrix.servers(calledBy: client, host: host, port: port)
                .filter { gateway == nil || $0.gateway == gateway }
            guard let server = found.first, let answer = try? matrix.answer(client, server) else {
                throw .notFound("no call from `\(client.text)` to `\(host):\(port)` in the matrix of this mesh")
            }
            guard found.count == 1 else {
                let gateways = found.compactMap(\.gateway).map { "`\($0.namespace)/\($0.name)`" }
                throw .parameter("via", "several gateways serve it; write one of \(gateways.joined(separator: ", "))")
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
        guard let workload = Self.workload(named: text) else {
            throw .parameter(name, "`\(text.prefix(64))` is no client; \(advice)")
        }
        return .workload(workload)
    }

    /// `NAMESPACE/WORKLOAD`; nil where it is left open.
    ///
    /// - Throws: 400 for anything else.
    func workload(_ name: String) throws(Problem) -> WorkloadName? {
        guard let text = self[name] else { return nil }
        guard let workload = Self.workload(named: text) else {
            throw .parameter(name, "`\(text.prefix(64))` is no workload; write `NAMESPACE/WORKLOAD`")
        }
        return workload
    }

    private static func workload(named text: String) -> WorkloadName? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        return WorkloadName(namespace: String(parts[0]), name: String(parts[1]))
    }
}
