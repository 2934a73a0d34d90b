import HTTPServer
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
            var counts = ImportCounts()
            var faults: [Fault] = []
            var batch: [StoredScenario] = []
            for (place, line) in request.body.split(separator: UInt8(ascii: "\n")).enumerated() {
                if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
                do throws(ImportFault) {
                    batch.append(try StoredScenario(line: Array(line)))
                } catch {
                    faults.append(Fault(line: place + 1, column: 1, pointer: error.pointer, detail: error.detail))
                }
                if batch.count >= 500 { try keep(&batch, &counts) }
            }
            try keep(&batch, &counts)
            return try Self.response(counts, faults, request: request)
        }
    }

    private func keep(_ batch: inout [StoredScenario], _ counts: inout ImportCounts) throws(Problem) {
        guard !batch.isEmpty else { return }
        do throws(StoreError) {
            let kept = try store.importing(batch)
            counts.imported += kept.imported
            counts.existing += kept.existing
        } catch {
            throw Problem(error)
        }
        batch.removeAll(keepingCapacity: true)
    }

    /// Broken lines are a problem that says what was kept all the same.
    private static func response(
        _ counts: ImportCounts, _ faults: [Fault], request: Request
    ) throws(Problem) -> Response {
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
