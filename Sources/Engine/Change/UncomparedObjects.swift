import Model

/// The objects of a change of which a matrix does not show all that they decide: some kinds are not read, and nobody comes
/// through a gateway whose pods are not among the objects.
enum UncomparedObjects {
    /// - Parameter changed: in order.
    static func among(_ changed: [ObjectReference], before: Mesh, after: Mesh, isKnown: Bool) -> [ObjectReference] {
        let concernsGateways = changed.contains { $0.kind.hasSuffix("Route") || gateways.contains($0.kind) }
        let open = concernsGateways ? withoutPods(before).union(withoutPods(after)) : []
        var result = changed.filter { kinds.contains($0.kind) || open.contains($0) }
        if !isKnown {
            // What they say is not kept, so that two meshes that both have one may differ by it.
            let (old, new) = (before.written, after.written)
            result += Set(old.notConsidered.filter { kinds.contains($0.kind) })
                .intersection(new.notConsidered).subtracting(result)
        }
        return result.sorted()
    }

    private static let kinds: Set<String> = ["NetworkPolicy", "RequestAuthentication"]
    private static let gateways: Set<String> = ["Gateway", ListenerGateway.kind, "VirtualService", "Ingress"]

    /// Gateways that no workload has, and what binds to one of those or to one that is not there.
    private static func withoutPods(_ mesh: Mesh) -> Set<ObjectReference> {
        var served: Set<Int> = []
        for (place, workload) in mesh.workloads.enumerated() where workload.decision.dataplane == .gateway {
            for server in mesh.gatewayViews.servers(of: place, in: mesh).values.joined() {
                served.insert(server.gateway)
            }
        }
        var names: Set<String> = ["mesh"]
        for place in served {
            let metadata = mesh.gateways[place].metadata
            names.insert("\(metadata.namespace)/\(metadata.name)")
        }
        let routes = mesh.virtualServices.filter { route in
            route.source.gateways.contains { !names.contains(route.gatewayName($0)) }
        }
        // Those of other classes are of other proxies.
        let all = mesh.gateways.map(\.reference) + mesh.written.gatewayAPI.gateways.map(\.reference)
        return Set(all).subtracting(served.map { mesh.gateways[$0].reference }).union(routes.map(\.source.reference))
    }
}
