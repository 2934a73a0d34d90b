import Model

extension HTTPRoute.Match {
    enum Merged: Hashable {
        /// `isOpen` where both say something of which the values are not kept.
        case match(HTTPRoute.Match, isOpen: Bool)
        case none
    }

    /// The match of a route and of the one that it delegates to: both have to fit.
    ///
    /// Istio: `pilot/pkg/model/virtualservice.go`, `mergeHTTPMatchRequest`, `hasConflict`.
    func merged(with leaf: HTTPRoute.Match) -> Merged {
        guard let client = client.merged(with: leaf.client) else { return .none }
        if let path, let own = leaf.path, path.excludes(own) { return .none }
        let both = Set(requestConditions).intersection(leaf.requestConditions).subtracting(["uri"])
        let ignoresCase = path?.ignoresCase ?? false
        // Of a match without a path it is not known whether it would ignore its case.
        let isOpen = !both.isEmpty || ignoresCase != leaf.path?.ignoresCase ?? false
        let conditions = requestConditions + leaf.requestConditions.filter { !requestConditions.contains($0) }
        let merged = leaf.path ?? path
        let others = conditions.filter { $0 != "uri" }
        let isByPath = merged.map { !$0.takesAll } ?? conditions.contains("uri")
        return .match(
            HTTPRoute.Match(client: client, requestConditions: (isByPath ? ["uri"] : []) + others, path: merged),
            isOpen: isOpen)
    }
}

extension ClientMatch {
    /// nil where the two exclude each other.
    fileprivate func merged(with leaf: ClientMatch) -> ClientMatch? {
        if let port, let own = leaf.port, port != own { return nil }
        // What the root asks of the namespace the leaf has to repeat.
        if let sourceNamespace, !sourceNamespace.isEmpty, leaf.sourceNamespace != sourceNamespace { return nil }
        let differs = leaf.sourceLabels.entries.contains { entry in
            sourceLabels[entry.key].map { $0 != entry.value } ?? false
        }
        if differs { return nil }
        if !gateways.isEmpty, !leaf.gateways.isEmpty {
            guard leaf.gateways.count <= gateways.count, Set(leaf.gateways).isSubset(of: gateways) else { return nil }
        }
        var result = leaf
        if leaf.gateways.isEmpty { result.gateways = gateways }
        result.port = leaf.port ?? port
        result.sourceNamespace = leaf.sourceNamespace ?? sourceNamespace
        result.sourceLabels = Labels(
            sourceLabels.entries.filter { leaf.sourceLabels[$0.key] == nil } + leaf.sourceLabels.entries)
        return result
    }
}

extension PathMatch {
    /// Whether no path that the leaf asks for is the root's.
    ///
    /// Istio: `pilot/pkg/model/virtualservice.go`, `stringMatchConflict`.
    fileprivate func excludes(_ leaf: PathMatch) -> Bool {
        switch (form, leaf.form) {
        case (.exact, .exact): leaf.value != value
        case (.prefix, .prefix), (.prefix, .exact): !leaf.value.hasPrefix(value)
        default: true
        }
    }
}
