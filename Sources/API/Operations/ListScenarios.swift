import HTTPServer
import ScenarioStore

extension Service {
    /// `GET /v1/scenarios`: a page, newest first.
    var listScenariosRoute: Route {
        route(.get, "/v1/scenarios", "listScenarios", role: .read, offers: [.json]) {
            [self] request, _, _ throws(Problem) in
            let query = try ScenarioQuery(page: request.query)
            let page: Page
            do throws(StoreError) {
                page = try store.list(query.filter, page: query.page)
            } catch {
                throw Problem(error)
            }
            return .json(page.json)
        }
    }
}
