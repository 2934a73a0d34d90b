import HTTPServer
import Manifests
import Model
import Rendering
import ScenarioStore
extension Service {
    static let importLimit = 256 << 20

    /// `POST /v1/scenarios:import`: what an export wrote; scenarios that are there already stay as they are.
    var importScenariosRoute: Route {
        route(.post, "/v1/scenarios:import", "importScenarios", role: .write, bodyLimit: Self.importLimit) {
            [self] request, _ throws(Problem) in
            _ = try Parameters(request)
            let format = try RequestFormat.read(request, offers: [.jsonLines, .json])
            guard format == .jsonLines || format == .json else { throw .unsupportedMediaType("send NDJSON") }
            var taken = ScenarioImport(into: store)
            do throws(StoreError) {
                let lines = request.body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                for line in lines { try taken.add(line) }
                try taken.keep()
            } catch {
                throw Problem(error)
            }
            return try Self.response(taken.counts, taken.faults)
        }
    }

    /// Broken lines are a problem that says what was kept all the same.
    private static func response(_ counts: ImportCounts, _ faults: [Fault]) throws(Problem) -> Response {
        guard faults.isEmpty else {
            var problem = Problem.faults(faults)
            problem.detail =
                "\(faults.count) of the lines are broken; the others are kept: "
                + "\(counts.imported) imported, \(counts.existing) were there already"
            problem.counts = [("imported", counts.imported), ("existing", counts.existing)]
            throw problem
        }
        var text = JSONText(capacity: 128)
        text.object { text in
            text.key("imported")
            text.value(counts.imported)
            text.key("existing")
            text.value(counts.existing)
        }
        return .json(text.bytes)
    }
}
