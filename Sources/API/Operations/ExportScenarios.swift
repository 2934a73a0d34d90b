import HTTPServer
import ScenarioStore
import Synchronization

extension Service {
    /// `GET /v1/scenarios:export`: one scenario a line, oldest first, as a stream.
    var exportScenariosRoute: Route {
        route(.get, "/v1/scenarios:export", "exportScenarios", role: .read, offers: [.jsonLines]) {
            [self] request, _, _ throws(Problem) in
            let filter = try ScenarioQuery.filter(request.query)
            let cursor: ExportCursor
            do throws(StoreError) { cursor = try store.export(filter) } catch { throw Problem(error) }
            return Response(
                status: 200, headers: [Header("Content-Type", MediaType.jsonLines.header)],
                body: .stream(ExportBody(cursor)))
        }
    }
}

/// The lines of an export, read from the store as the client takes them.
final class ExportBody: BodySource {
    private struct State: Sendable {
        var cursor: ExportCursor
        var rest: ArraySlice<UInt8> = []
    }

    private let state: Mutex<State>

    init(_ cursor: ExportCursor) {
        state = Mutex(State(cursor: cursor))
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> BodyChunk {
        state.withLock { state in
            if state.rest.isEmpty {
                do throws(StoreError) {
                    guard let scenario = try state.cursor.next() else { return .end }
                    state.rest = (scenario.body + [UInt8(ascii: "\n")])[...]
                } catch {
                    return .failed
                }
            }
            let count = min(buffer.count, state.rest.count)
            buffer.copyBytes(from: state.rest.prefix(count))
            state.rest = state.rest.dropFirst(count)
            return .bytes(count)
        }
    }
}
