import Model

/// The first Service that has a target port decides how the server's sidecar treats it; others are not asked.
enum TargetPortDeclaredTwiceRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        let service = mesh.services[place]
        guard let selector = service.selector else { return [] }
        var result: [Finding] = []
        for workload in mesh.workloads(in: service.namespace, selectedBy: selector)
        where mesh.workloads[workload].hasSidecar {
            for index in service.ports.indices where !result.contains(where: { $0.isAt("/spec/ports/\(index)") }) {
                result += findings(on: place, port: index, of: workload, in: context)
            }
        }
        return result
    }

    /// The same for one port and one workload behind it.
    static func findings(on place: Int, port index: Int, of workload: Int, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        let service = mesh.services[place]
        guard case .kubernetes(let source) = service.registry,
            service.ports.count > 1 || mesh.services.count > 1
        else { return [] }
        let port = service.ports[index]
        let target = mesh.workloads[workload].template.number(of: port.target, transport: port.transport)
        return target.flatMap { finding(port, index, target: $0, of: workload, in: mesh, source: source) }.map { [$0] }
            ?? []
    }

    private static func finding(
        _ port: MeshService.Port, _ index: Int, target: Int, of workload: Int, in mesh: Mesh, source: Int
    ) -> Finding? {
        let inbound = mesh.inboundPort(ofWorkload: workload, port: target)
        guard case .service(let winner, let declaration, let number) = inbound.declaration,
            winner != mesh.objects.services[source].reference || number != port.number,
            !isTreatedAlike(declaration.portProtocol, port.declared)
        else { return nil }
        return Finding(
            code: .targetPortDeclaredTwice,
            message: "port \(number) of \(winner) leads to \(target) too and declares it "
                + "`\(declaration.portProtocol.rawValue)`, which decides at the server; `\(port.declared.rawValue)` "
                + "is not heard there",
            resource: mesh.objects.services[source].reference, pointer: "/spec/ports/\(index)")
    }

    /// A server's sidecar makes no difference between the protocols that it relays.
    private static func isTreatedAlike(_ left: PortProtocol, _ right: PortProtocol) -> Bool {
        func relays(_ declared: PortProtocol) -> Bool {
            switch declared.class {
            case .tcp, .tls, .udp: true
            case .http1, .http2, .auto: false
            }
        }
        return left.class == right.class || relays(left) && relays(right)
    }
}
