import Model

/// What several Gateways ask of one port goes to the oldest, where they cannot share it.
enum ServerLeftOutRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        var seen: Set<GatewayServer> = []
        var result: [Finding] = []
        for port in context.gateways.ports(of: place) {
            for left in port.merged.leftOut where left.server.gateway == place && seen.insert(left.server).inserted {
                result.append(finding(left.server, reason(left, in: mesh), in: mesh))
            }
            let kept = port.kept.filter { $0.gateway == place }
            guard !kept.isEmpty, let refused = context.gateways.refusal(on: port) else { continue }
            for server in kept where refused.contains(server) && seen.insert(server).inserted {
                result.append(
                    finding(
                        server,
                        "Envoy refuses all of port \(port.number) of \(mesh.workloads[port.workload].name.text), because "
                            + "it cannot tell by name: \(refused.map { words(of: $0, in: mesh) }.joined(separator: ", "))",
                        in: mesh))
            }
        }
        return result
    }

    private static func finding(_ server: GatewayServer, _ message: String, in mesh: Mesh) -> Finding {
        Finding(
            code: .serverLeftOut, message: message, resource: mesh.gateways[server.gateway].reference,
            pointer: server.pointer(in: mesh))
    }

    private static func reason(_ left: MergedServers.LeftOut, in mesh: Mesh) -> String {
        let other = left.other.map { words(of: $0, in: mesh) } ?? "another server"
        if let host = left.host { return "\(left.server.words) is left out: \(other) has `\(host)` already" }
        return "\(left.server.words) is left out: \(other) came first, and the two cannot share a port"
    }

    private static func words(of server: GatewayServer, in mesh: Mesh) -> String {
        "\(server.words) of \(mesh.gateways[server.gateway].reference)"
    }
}

extension GatewayProxies {
    /// The servers of two chains that Envoy would take for one.
    fileprivate func refusal(on port: Port) -> [GatewayServer]? {
        if port.kept.count < 2 { return nil }
        let chains = GatewayListener.chains(
            mesh: mesh, scope: scope(of: port.workload), merged: port.merged,
            addresses: mesh.workloads[port.workload].addresses)
        return GatewayListener.refused(chains)
    }
}
