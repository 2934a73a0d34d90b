import Model

/// Without addresses a sidecar cannot tell whom bytes are meant for, and sends all of a port to one host.
enum ServiceEntryCatchesPortRule {
    @Sendable static func findings(on entry: ServiceEntry, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        guard entry.addresses.isEmpty, !(mesh.objects.meshSettings?.dnsCapture ?? false) else { return [] }
        // Endpoints of a ServiceEntry that is dialled by address have a listener each.
        if entry.resolution == .none && (entry.workloadSelector != nil || !entry.endpoints.isEmpty) { return [] }
        return entry.ports.enumerated().compactMap { place, port in
            switch PortDeclaration(word: port.protocolName).portProtocol.class {
            case .http1, .http2, .tls, .udp: return nil
            case .tcp, .auto: break
            }
            return Finding(
                code: .serviceEntryCatchesPort,
                message: "every connection to port \(port.number) that no other listener takes goes to "
                    + "`\(entry.hosts.first ?? "")`",
                resource: entry.reference, pointer: "/spec/ports/\(place)")
        }
    }
}
