import Engine
import HTTPServer
import Rendering

extension Service {
    /// `GET /v1/meshes/{name}/matrix`: who talks how to whom.
    var getMatrixRoute: Route {
        heavyRoute(
            .get, "/v1/meshes/{name}/matrix", "getMatrix", role: .read, offers: [.json, .jsonLines, .csv], on: asking
        ) {
            [self] request, path, media throws(Problem) in
            let parameters = try Parameters(
                request, known: MatrixFilter.parameters + ["groupBy", "totals"] + MeshPage.parameters)
            let filter = try MatrixFilter(parameters)
            let grouping = try parameters.choice("groupBy", MatrixGrouping.self)
            let isTotals = try parameters.choice("totals", TotalsOnly.self) != nil
            let snapshot = try snapshot(path)
            let page = try MeshPage(parameters, of: snapshot.context + filter.parts + [grouping?.rawValue])
            let view = MatrixView(snapshot: snapshot, filter: filter, page: page)
            if isTotals { return view.totals(as: media) }
            if let grouping { return view.groups(by: grouping, as: media) }
            return view.cells(as: media)
        }
    }

    private enum TotalsOnly: String, CaseIterable {
        case only
    }
}
