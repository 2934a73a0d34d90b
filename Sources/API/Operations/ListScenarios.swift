import HTTPServer
import Manifests
import Rendering
import ScenarioStore

extension Service {
    /// `GET /v1/scenarios`: a page, newest first.
    var listScenariosRoute: Route {
        route(.get, "/v1/scenarios", "listScenarios", role: .read) { [self] request, _ throws(Problem) in
            let parameters = try Parameters(
                request, known: ScenarioFilter.parameters + ["pageSize", "pageToken"],
                repeatable: ScenarioFilter.repeatableParameters)
            let size = try parameters.integer("pageSize", in: PageRequest.sizes)
            let filter = try ScenarioFilter(parameters)
            guard let page = PageRequest(size: size ?? 50, token: parameters["pageToken"]) else {
                throw .parameter("pageSize", "write a number from 1 to 1000")
            }
            return .json(try Self.text(of: list(filter, page)))
        }
    }

    private func list(_ filter: ScenarioFilter, _ page: PageRequest) throws(Problem) -> Page {
        do throws(StoreError) { return try store.list(filter, page: page) } catch { throw Problem(error) }
    }

    private static func text(of page: Page) throws(Problem) -> [UInt8] {
        var text = JSONText(capacity: 512 * (page.items.count + 1))
        text.object { text in
            text.key("items")
            text.array(page.items) { ScenarioSummary($1).write(to: &$0) }
            text.key("nextPageToken")
            text.value(page.nextToken)
        }
        return text.bytes
    }
}
