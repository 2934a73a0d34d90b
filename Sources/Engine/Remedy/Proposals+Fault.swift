import Model

extension Proposals {
    /// The route that ends calls to try their callers out, without that; nil where another VirtualService holds it.
    var routeWithoutAbort: Proposal? {
        guard case .route(let reference, _)? = walk.refusal,
            let place = objects.virtualServices.firstIndex(where: { $0.reference == reference }),
            objects.virtualServices[place].generatedFrom == nil
        else { return nil }
        let source = objects.virtualServices[place]
        let routes = source.http.indices.filter { source.http[$0].fault?.abort != nil }
        guard !routes.isEmpty else { return nil }
        let edits = routes.map { route in
            // A `fault` of nothing is no valid one.
            let path = ["spec", "http", "\(route)", "fault"]
            return ObjectEdit(remove: source.http[route].fault?.hasDelay == true ? path + ["abort"] : path)
        }
        return proposal(
            "take `fault.abort` out of \(reference)", changes: [Change(source, edits: edits)],
            tradeoffs: ["what the fault is to try out is no longer tried"]
        ) { objects in
            for route in routes { objects.virtualServices[place].http[route].fault?.abort = nil }
        }
    }
}
