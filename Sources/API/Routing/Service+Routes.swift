package import HTTPServer

extension Service {
    /// Every operation of the contract, in the order of the OpenAPI document.
    package var routes: [Route] {
        [
            evaluateRoute, evaluateBatchRoute,
            createScenarioRoute, listScenariosRoute, exportScenariosRoute, importScenariosRoute, getScenarioRoute,
            deleteScenarioRoute, reevaluateScenarioRoute, getDiagramRoute,
            listMeshesRoute, putMeshRoute, getMeshRoute, deleteMeshRoute, putApplicationsRoute, getApplicationsRoute,
            getMatrixRoute, getMatrixCellRoute, listFindingsRoute, diffMeshRoute, planStrictRoute,
            analyzeRoute, diffRoute, reviewAdmissionRoute, reviewAdmissionUnderTermsRoute,
            listCodesRoute, getCodeRoute,
            liveRoute, readyRoute, metricsRoute, versionRoute, openAPIYAMLRoute, openAPIJSONRoute, pageRoute,
        ]
    }

    /// What is answered where no route does: a problem, like every other error.
    package static func refusal(_ refusal: Refusal) -> Response {
        var problem = Problem(
            status: refusal.status, detail: refusal.reason, code: Problem.code(of: refusal.status))
        if refusal.status == 429 || refusal.status == 503 { problem.retryAfter = 1 }
        return problem.response(identifier: refusal.identifier)
    }
}
