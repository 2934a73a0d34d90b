import Model

/// `appProtocol` replaces a name that declares a protocol well, even by a word that Istio does not know.
enum AppProtocolOverrulesNameRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let registered = context.mesh.services[place]
        guard case .kubernetes(let source) = registered.registry,
            registered.ports.contains(where: { $0.source == .appProtocol || $0.source == .undeclared })
        else { return [] }
        let service = context.mesh.objects.services[source]
        return service.ports.enumerated().compactMap { index, port in
            guard let word = port.appProtocol, let name = port.name else { return nil }
            var unsaid = port
            unsaid.appProtocol = nil
            let byName = PortDeclaration(unsaid)
            let counts = PortDeclaration(port).portProtocol
            guard byName.source == .portName, byName.portProtocol != counts else { return nil }
            return Finding(
                code: .appProtocolOverrulesName,
                message: "the name `\(name)` declares \(byName.portProtocol.rawValue), and `appProtocol: \(word)` "
                    + "makes it \(counts == .auto ? "undeclared" : counts.rawValue)",
                resource: service.reference, pointer: "/spec/ports/\(index)/appProtocol")
        }
    }
}
