import Model

/// Routes that VirtualServices without hosts hold for others.
///
/// Istio: `pilot/pkg/model/virtualservice_controller.go`, `mergeVirtualServices`, and `pilot/pkg/model/virtualservice.go`,
/// `mergeHTTPRoute`.
struct DelegatedRoutes {
    private let holders: [ObjectReference: VirtualService]
    private let settings: EffectiveSettings

    /// - Returns: nil where no VirtualService delegates.
    init?(_ services: [VirtualService], settings: borrowing EffectiveSettings) {
        guard services.contains(where: { $0.http.contains { $0.action.isDelegated } }) else { return nil }
        let held = services.filter(\.hosts.isEmpty).map { ($0.reference, $0) }
        holders = Dictionary(held, uniquingKeysWith: { first, _ in first })
        self.settings = copy settings
    }

    /// The routes in their order; those that nobody holds, or that are not exported to its namespace, are left out.
    func routes(of root: VirtualService) -> [HTTPRoute] {
        if root.hosts.isEmpty { return root.http }
        return root.http.flatMap { route in
            guard let name = route.action.delegate(in: root.metadata.namespace) else { return [route] }
            guard let holder = holders[name] else { return [] }
            let exportTo = holder.exportTo.isEmpty ? settings.defaultVirtualServiceExportTo : holder.exportTo
            guard ExportedTo.includes(root.metadata.namespace, exportTo: exportTo, owner: name.namespace) else {
                return []
            }
            return holder.http.flatMap {
                merged(route.qualified(in: root.metadata.namespace), $0.qualified(in: name.namespace))
            }
        }
    }

    /// - Returns: nothing where the two exclude each other; a route that is left open where their words would have to tell.
    private func merged(_ root: HTTPRoute, _ leaf: HTTPRoute) -> [HTTPRoute] {
        var result = leaf
        if leaf.rewrittenAuthority == nil, !leaf.rewritesPath {
            result.rewrittenAuthority = root.rewrittenAuthority
            result.rewritesPath = root.rewritesPath
        }
        if leaf.fault == nil { result.fault = root.fault }
        if root.matches.isEmpty { return [result] }
        if leaf.matches.isEmpty {
            result.matches = root.matches
            return [result]
        }
        result.matches = []
        var isOpen = false
        for own in leaf.matches {
            let found = root.matches.map { $0.merged(with: own) }.filter { $0 != .none }
            // A match that fits none of the root's takes the whole route with it.
            if found.isEmpty { return [] }
            for case .match(let match, let open) in found {
                result.matches.append(match)
                if open { isOpen = true }
            }
        }
        if isOpen { result.action = root.action }
        return [result]
    }
}

extension VirtualService {
    /// Whether one of its routes is held by another one.
    func delegates(to other: ObjectReference) -> Bool {
        http.contains { $0.action.delegate(in: metadata.namespace) == other }
    }
}

extension HTTPRoute.Action {
    var isDelegated: Bool {
        if case .delegate = self { true } else { false }
    }

    /// Who holds the routes.
    func delegate(in namespace: String) -> ObjectReference? {
        guard case .delegate(let name, let other) = self else { return nil }
        return ObjectReference(
            kind: "VirtualService", namespace: other.flatMap { $0.isEmpty ? nil : $0 } ?? namespace, name: name)
    }
}

extension HTTPRoute {
    /// With the full names of what its namespace may call by short ones.
    fileprivate func qualified(in namespace: String) -> HTTPRoute {
        var result = self
        if case .route(let destinations) = action {
            result.action = .route(
                destinations.map { destination in
                    var full = destination
                    full.host = Host.qualified(destination.host, namespace: namespace)
                    return full
                })
        }
        for place in matches.indices {
            result.matches[place].client.gateways = matches[place].client.gateways.map { name in
                name == "mesh" || name.contains("/") ? name : "\(namespace)/\(name)"
            }
        }
        return result
    }
}
