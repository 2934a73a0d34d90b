import Engine
import HTTPServer
import Manifests
import Model
import Rendering

extension Service {
    /// `POST /v1/analyze`: totals and findings of a mesh that is not kept.
    var analyzeRoute: Route {
        heavyRoute(
            .post, "/v1/analyze", "analyze", role: .read, offers: [.json], bodyLimit: limits.bodyLimit, on: asking
        ) {
            [self] request, _, _ throws(Problem) in
            _ = try Parameters(request)
            let format = try RequestFormat.read(request, offers: [.json, .yaml])
            let asked: AnalysisRequest
            do throws(Faults) { asked = try AnalysisRequest(request.body, as: format) } catch {
                throw .faults(error.all)
            }
            let now = clock() / 1000
            let (matrix, _) = try Self.matrix(
                of: asked.mesh, Applications(asked.applications), at: asked.at ?? Timestamp(seconds: now))
            let findings = MeshFindings(matrix, today: CalendarDay(secondsSince1970: now))
            var text = JSONText(capacity: 4096)
            text.object { text in
                asked.mesh.writeMembers(to: &text)
                text.key("totals")
                matrix.totals.write(to: &text)
                text.key("shares")
                matrix.totals.writeShares(to: &text)
                text.key("items")
                text.array(findings.items) { $1.write(to: &$0) }
                text.key("suppressed")
                text.value(findings.suppressed.count)
                text.key("nextPageToken")
                text.null()
            }
            return .json(text.bytes)
        }
    }

    /// The matrix of what could be read of a mesh.
    ///
    /// - Parameter time: when its certificates are looked at.
    static func matrix(
        of reading: MeshReading, _ applications: Applications, at time: Timestamp
    ) throws(Problem) -> (matrix: Matrix, kept: KeptObjects) {
        guard case (let kept, var objects)? = KeptObjects.read(reading.kept.text) else {
            throw Problem(status: 500, detail: "the objects cannot be read again", code: .internalError)
        }
        objects.judgedAt = time
        return (Matrix(Mesh(objects), applications: applications), kept)
    }
}
