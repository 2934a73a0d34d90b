import Model

/// `portLevelMtls` names ports of the pod, not of the Service in front of it.
enum PortLevelKeyedByServicePortRule {
    @Sendable static func findings(on policy: PeerAuthentication, in context: RuleContext) -> [Finding] {
        guard !policy.portLevels.isEmpty else { return [] }
        return policy.portLevels.compactMap { level in
            guard let target = target(of: level.port, under: policy, in: context) else { return nil }
            return Finding(
                code: .portLevelKeyedByServicePort,
                message: "`portLevelMtls` has \(level.port), the Service's port; the pod listens on \(target), which "
                    + "is what counts",
                resource: policy.reference, pointer: "/spec/portLevelMtls/\(level.port)")
        }
    }

    /// The target port of the Service whose own port is written; nil where the pods open that port themselves, or where
    /// the target port is written as well.
    static func target(of port: Int, under policy: PeerAuthentication, in context: RuleContext) -> Int? {
        let (mesh, namespace) = (context.mesh, policy.metadata.namespace)
        guard !policy.selector.isEmpty, namespace != mesh.settings.rootNamespace else { return nil }
        var found: Int?
        for place in mesh.workloads(in: namespace, selectedBy: policy.selector) {
            let services = context.servicePorts(ofWorkload: place)
            if mesh.opens(port, ofWorkload: place, services: services) { return nil }
            let target = services.first { $0.port.number == port }?.target
            found = found ?? target
        }
        guard let found, !policy.portLevels.contains(where: { $0.port == found }) else { return nil }
        return found
    }
}
