import Model

/// A route of the Gateway API is for those listeners of its parents that let it attach; for none, it is not read.
enum RouteNotAcceptedRule {
    @Sendable static func findings(on route: AttachedRoute, in context: RuleContext) -> [Finding] {
        let conversion = GatewayAPIConversion(source: context.mesh.objects)
        return route.parents.enumerated().compactMap { place, parent in
            guard parent.kind == "Gateway", let reason = reason(route, parent, conversion, in: context) else {
                return nil
            }
            return Finding(
                code: .routeNotAccepted,
                message: "no listener of Gateway `\(parent.namespace)/\(parent.name)` takes it: \(reason)",
                resource: route.reference, pointer: "/spec/parentRefs/\(place)")
        }
    }

    /// nil where a listener takes it, or another controller's may.
    private static func reason(
        _ route: AttachedRoute, _ parent: AttachedRoute.Parent, _ conversion: GatewayAPIConversion,
        in context: RuleContext
    ) -> String? {
        guard let gateway = conversion.gateway(of: parent) else { return absence(of: parent, in: context) }
        guard conversion.isIstio(gateway) else { return nil }
        let named = gateway.listeners.filter { $0.isMeant(by: parent) }
        if named.isEmpty {
            let names = gateway.listeners.map { "`\($0.name)` (\($0.port))" }.joined(separator: ", ")
            return "`sectionName` and `port` name none of its listeners, \(names)"
        }
        let kinds = named.filter { $0.takes(route.kind) }
        if kinds.isEmpty {
            let listener = named[0]
            return "listener `\(listener.name)` (\(listener.protocolName)) takes no \(route.kind.rawValue)"
        }
        let hosts = kinds.filter { conversion.hasHost(route, $0) }
        if hosts.isEmpty {
            let names = Set(kinds.compactMap(\.hostname)).sorted().map { "`\($0)`" }.joined(separator: ", ")
            return "its `hostnames` have nothing in common with \(names)"
        }
        let namespace = route.metadata.namespace
        let admitted = hosts.map { conversion.admits(namespace, to: $0, of: gateway) }
        return admitted.allSatisfy { $0 == false }
            ? "`allowedRoutes` lets no routes of namespace `\(namespace)` in" : nil
    }

    /// nil where the manifests may only lack the Gateway.
    private static func absence(of parent: AttachedRoute.Parent, in context: RuleContext) -> String? {
        let mesh = context.mesh
        let namesakes = mesh.objects.gatewayAPI.gateways.filter { $0.metadata.name == parent.name }
        if let other = namesakes.first {
            return "there is none of this name there; did you mean `namespace: \(other.metadata.namespace)`"
        }
        let isKnown =
            !mesh.workloads(in: parent.namespace).isEmpty
            || mesh.objects.gatewayAPI.gateways.contains { $0.metadata.namespace == parent.namespace }
        return isKnown ? "there is no such Gateway" : nil
    }
}

extension GatewayAPIConversion {
    /// Whether `allowedRoutes` lets routes of a namespace in; nil where its labels are not known.
    fileprivate func admits(
        _ namespace: String, to listener: ListenerGateway.Listener, of gateway: ListenerGateway
    ) -> Bool? {
        switch listener.allowed {
        case .all: return true
        case .same: return namespace == gateway.metadata.namespace
        case .labelled(let labels):
            let found = source.namespaces.first { $0.metadata.name == namespace }
            return found.map { labels.isSubset(of: $0.metadata.labels) }
        }
    }
}
