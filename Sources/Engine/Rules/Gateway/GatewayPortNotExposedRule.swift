import Model

/// A server listens on a port of the gateway's pods: callers come to it by a port of a Service that leads there.
enum GatewayPortNotExposedRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let (mesh, proxies) = (context.mesh, context.gateways)
        var exposed: Set<GatewayServer> = []
        var hidden: [(server: GatewayServer, workload: Int, port: Int)] = []
        for port in proxies.ports(of: place) {
            let workload = mesh.workloads[port.workload]
            let services = mesh.services(selecting: workload).filter(\.isKubernetes)
            let leadsThere = services.contains { service in
                service.ports.contains { workload.number(of: $0) == port.number }
            }
            for server in port.servers where server.gateway == place {
                if services.isEmpty || workload.template.hostNetwork || leadsThere {
                    exposed.insert(server)
                } else {
                    hidden.append((server, port.workload, port.number))
                }
            }
        }
        var seen: Set<GatewayServer> = []
        return hidden.compactMap { server, workload, port in
            guard !exposed.contains(server), seen.insert(server).inserted else { return nil }
            return Finding(
                code: .gatewayPortNotExposed,
                message: "\(server.words) listens on port \(port) of \(mesh.workloads[workload].name.text): "
                    + advice(server, mesh.workloads[workload], in: mesh),
                resource: mesh.gateways[place].reference,
                pointer: server.pointer(in: mesh)
                    + (mesh.gateways[place].generatedFrom == nil ? "/port/number" : ""))
        }
    }

    private static func advice(_ server: GatewayServer, _ workload: MeshWorkload, in mesh: Mesh) -> String {
        for service in mesh.services(selecting: workload) {
            guard let port = service.port(server.source.port), case .name(let name) = port.target else { continue }
            return
                "port \(port.number) of \(mesh.reference(of: service)) leads to its port `\(name)`, which it does not have"
        }
        return "no port of its Services leads there"
    }
}

extension MeshWorkload {
    /// The port of its pods behind a Service's.
    fileprivate func number(of port: MeshService.Port) -> Int? {
        template.number(of: port.target, transport: port.transport)
    }
}
