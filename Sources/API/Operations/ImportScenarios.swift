import HTTPServer
import Manifests
import Model
import Rendering
import ScenarioStore
extension Service {
    static let importLimit = 256 << 20

    /// `POST /v1/scenarios:import`: what an export wrote; scenarios that are there already stay as they are.
    var importScenariosRoute: Route {
        route(
            .post, "/v1/scenarios:import", "importScenarios", role: .write, offers: [.json], bodyLimit: Self.importLimit
        ) {
            [self] request, _, _ throws(Problem) in
            _ = try Parameters(request)
            _ = try RequestFormat.read(request, offers: [.jsonLines])
            var taken = ScenarioImport(into: store)
            do throws(StoreError) {
                let lines = request.body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                for line in lines { try taken.add(line) }
                try taken.keep()
            } catch {
                throw Problem(error)
            }
            return Self.response(taken.counts, taken.faults)
        }
    }

    /// Broken lines are no problem of the whole: they are named, and what was kept is counted.
    private static func response(_ counts: ImportCounts, _ faults: [Fault]) -> Response {
        var text = JSONText(capacity: 128)
        text.object { text in
            text.key("imported")
            text.value(counts.imported)
            text.key("existing")
            text.value(counts.existing)
            text.key("faults")
            text.array(faults) { text, fault in
                text.object { text in
                    text.key("line")
                    text.value(fault.line)
                    text.key("detail")
                    text.value(fault.detail)
                }
            }
        }
        return .json(text.bytes)
    }
}
