package import HTTPServer
package import ScenarioStore

/// Which scenarios are meant, as the contract's query parameters say it.
///
/// The command line takes the same ones, by the same names.
package struct ScenarioQuery: Sendable {
    package let filter: ScenarioFilter
    package let page: PageRequest

    /// Which of them, and which part of the list.
    ///
    /// - Throws: 400 for a parameter that a list does not have, or that is not what it has to be.
    package init(page query: [QueryItem]) throws(Problem) {
        let parameters = try Parameters(
            query, known: ScenarioFilter.parameters + ["pageSize", "pageToken"],
            repeatable: ScenarioFilter.repeatableParameters)
        let size = try parameters.integer("pageSize", in: PageRequest.sizes)
        filter = try ScenarioFilter(parameters)
        guard let page = PageRequest(size: size ?? 50, token: parameters["pageToken"]) else {
            throw .parameter("pageSize", "write a number from 1 to 1000")
        }
        self.page = page
    }

    /// Which of them, for what takes all at once.
    ///
    /// - Throws: as `init(page:)`.
    package static func filter(_ query: [QueryItem]) throws(Problem) -> ScenarioFilter {
        try ScenarioFilter(
            Parameters(
                query, known: ScenarioFilter.parameters, repeatable: ScenarioFilter.repeatableParameters))
    }
}
