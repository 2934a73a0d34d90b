import Model

/// The objects of a change of which a matrix does not show all that they decide: calls from outside through gateways are
/// no part of it, and some kinds are not read.
enum UncomparedObjects {
    /// - Parameter changed: in order.
    static func among(_ changed: [ObjectReference], before: Objects, after: Objects, isKnown: Bool) -> [ObjectReference]
    {
        let routes = Set([before, after].flatMap(gatewayRoutes))
        var result = changed.filter { kinds.contains($0.kind) || routes.contains($0) }
        if !isKnown {
            // What they say is not kept, so that two meshes that both have one may differ by it.
            result += Set(before.ingresses).union(before.notConsidered.filter { kinds.contains($0.kind) })
                .intersection(after.ingresses + after.notConsidered).subtracting(result)
        }
        return result.sorted()
    }

    private static let kinds: Set<String> = [
        "Gateway", ListenerGateway.kind, "ReferenceGrant", "Ingress", "AuthorizationPolicy", "NetworkPolicy",
        "RequestAuthentication",
    ]

    /// What leads calls on at a gateway.
    private static func gatewayRoutes(_ objects: Objects) -> [ObjectReference] {
        objects.virtualServices.filter { $0.gateways.contains { $0 != "mesh" } }.map(\.reference)
            + objects.gatewayAPI.routes.filter { $0.parents.contains { $0.kind == "Gateway" } }.map(\.reference)
    }
}
