import Model

/// Istio reads the part of a port's name before the first hyphen, and knows no protocol of that name.
enum PortNameNotProtocolRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let registered = context.mesh.services[place]
        guard case .kubernetes(let source) = registered.registry, !registered.isAlias,
            registered.ports.contains(where: { $0.source == .undeclared })
        else { return [] }
        let service = context.mesh.objects.services[source]
        return service.ports.enumerated().compactMap { index, port in
            guard let name = port.name, port.appProtocol == nil, PortDeclaration(port).source == .undeclared else {
                return nil
            }
            return Finding(
                code: .portNameNotProtocol,
                message: "`\(name)` begins with no protocol, so sidecars look at the first bytes of port "
                    + "\(port.number)",
                resource: service.reference, pointer: "/spec/ports/\(index)/name")
        }
    }
}
