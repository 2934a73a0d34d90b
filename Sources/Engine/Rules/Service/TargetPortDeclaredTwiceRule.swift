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
                let finding = finding(on: place, port: index, of: workload, in: context) {
                    mesh.inboundPort(ofWorkload: workload, port: $0)
                }
                if let finding { result.append(finding) }
            }
        }
        return result
    }

    /// The same for one port and one workload behind it.
    ///
    /// - Parameter treatment: how the workload's sidecar treats a port of its pods.
    static func finding(
        on place: Int, port index: Int, of workload: Int, in context: RuleContext, treatment: (Int) -> InboundPort
    ) -> Finding? {
        let mesh = context.mesh
        let service = mesh.services[place]
        guard service.isKubernetes, service.ports.count > 1 || mesh.services.count > 1 else { return nil }
        let port = service.ports[index]
        let own = mesh.reference(of: service)
        guard let target = mesh.workloads[workload].template.number(of: port.target, transport: port.transport),
            case .service(let winner, let declaration, let number) = treatment(target).declaration,
            winner != own || number != port.number, !isTreatedAlike(declaration.portProtocol, port.declared)
        else { return nil }
        return Finding(
            code: .targetPortDeclaredTwice,
            message: "port \(number) of \(winner) leads to \(target) too and declares it "
                + "`\(declaration.portProtocol.rawValue)`, which decides at the server; `\(port.declared.rawValue)` "
                + "is not heard there",
            resource: own, pointer: "/spec/ports/\(index)")
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
