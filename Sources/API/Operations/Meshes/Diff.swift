import Engine
import HTTPServer
import Manifests
import Model

extension Service {
    /// `POST /v1/diff`: which calls end differently in the second of two meshes that are not kept.
    var diffRoute: Route {
        heavyRoute(.post, "/v1/diff", "diff", role: .read, offers: [.json], bodyLimit: limits.bodyLimit, on: asking) {
            [self] request, _, _ throws(Problem) in
            let parameters = try Parameters(request, known: MeshPage.parameters)
            let format = try RequestFormat.read(request, offers: [.json, .yaml])
            let page = try MeshPage(parameters, of: [Self.digest(request)])
            let asked: ComparisonRequest
            do throws(Faults) { asked = try ComparisonRequest(request.body, as: format) } catch {
                throw .faults(error.all)
            }
            let applications = Applications(asked.applications)
            let time = asked.at ?? Timestamp(seconds: clock() / 1000)
            let (before, _) = try Self.matrix(of: asked.old, applications, at: time)
            let (after, kept) = try Self.matrix(of: asked.new, applications, at: time)
            let view = DiffView(
                diff: MatrixDiff(before: before, after: after), page: page, written: WrittenObjects(kept: kept))
            return .json(view.json(faults: asked.old.faults + asked.new.faults))
        }
    }
}
