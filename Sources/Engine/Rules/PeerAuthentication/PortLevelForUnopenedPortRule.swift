import Model

/// `portLevelMtls` names a port that no selected pod opens, as far as the manifests tell.
enum PortLevelForUnopenedPortRule {
    @Sendable static func findings(on policy: PeerAuthentication, in context: RuleContext) -> [Finding] {
        guard !policy.portLevels.isEmpty, !policy.selector.isEmpty,
            policy.metadata.namespace != context.mesh.settings.rootNamespace
        else { return [] }
        return policy.portLevels.compactMap { level in
            guard isUnopened(level.port, by: policy, in: context) else { return nil }
            return Finding(
                code: .portLevelForUnopenedPort,
                message: "no container, probe or Service of the selected pods opens port \(level.port)",
                resource: policy.reference, pointer: "/spec/portLevelMtls/\(level.port)")
        }
    }

    private static func isUnopened(_ port: Int, by policy: PeerAuthentication, in context: RuleContext) -> Bool {
        let mesh = context.mesh
        var isAny = false
        for place in mesh.workloads(in: policy.metadata.namespace, selectedBy: policy.selector) {
            let services = context.servicePorts(ofWorkload: place)
            if mesh.opens(port, ofWorkload: place, services: services) { return false }
            // The port of a Service is a slip of its own kind.
            if services.contains(where: { $0.port.number == port }) { return false }
            // A pod that declares nothing may listen anywhere.
            guard !services.isEmpty || mesh.workloads[place].template.containers.contains(where: { !$0.ports.isEmpty })
            else { return false }
            isAny = true
        }
        return isAny
    }
}
