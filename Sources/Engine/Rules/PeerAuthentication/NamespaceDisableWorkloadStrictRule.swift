import Model

/// Clients infer from the namespace that there is no mTLS, and the workload asks for it.
enum NamespaceDisableWorkloadStrictRule {
    @Sendable static func findings(on policy: PeerAuthentication, in context: RuleContext) -> [Finding] {
        let (mesh, namespace) = (context.mesh, policy.metadata.namespace)
        let isStrict = policy.mode == .strict || policy.portLevels.contains { $0.mode == .strict }
        guard isStrict, !policy.selector.isEmpty, namespace != mesh.settings.rootNamespace,
            mesh.inferredMode(ofServicesIn: namespace) == .disable
        else { return [] }
        for place in mesh.workloads(in: namespace, selectedBy: policy.selector) where mesh.workloads[place].hasSidecar {
            for (service, port, target) in context.servicePorts(ofWorkload: place) {
                let decision = mesh.peerAuthentication(
                    namespace: namespace, labels: mesh.workloads[place].labels, port: target)
                guard decision.mode == .strict, decision.decidedBy == policy.reference,
                    sendsPlaintext(to: service, port: port, in: context)
                else { continue }
                return [
                    Finding(
                        code: .namespaceDisableWorkloadStrict,
                        message: "clients infer DISABLE for namespace `\(namespace)` and send plaintext to port "
                            + "\(target) of \(mesh.workloads[place].name.text), which is STRICT",
                        resource: policy.reference, pointer: decision.pointer)
                ]
            }
        }
        return []
    }

    /// Whether a client's sidecar would: not where a DestinationRule says something of TLS.
    private static func sendsPlaintext(to service: Int, port: MeshService.Port, in context: RuleContext) -> Bool {
        let mesh = context.mesh
        return context.distinctClients.contains { client in
            let rule = mesh.destinationRules.rule(for: mesh.services[service], client: client, labels: [])
            let upstream = Upstream(.sidecar, service: service, port: port, subset: nil, rule: rule)
            return mesh.transport(of: upstream) == .raw(.inferredDisable)
        }
    }
}
