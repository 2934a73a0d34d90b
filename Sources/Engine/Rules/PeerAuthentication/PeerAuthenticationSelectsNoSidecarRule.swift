import Model

/// Every selected pod is without a sidecar, so that nobody enforces the mode.
enum PeerAuthenticationSelectsNoSidecarRule {
    @Sendable static func findings(on policy: PeerAuthentication, in context: RuleContext) -> [Finding] {
        let (mesh, namespace) = (context.mesh, policy.metadata.namespace)
        guard namespace != mesh.settings.rootNamespace, mesh.selectsNoSidecar(policy.selector, in: namespace) else {
            return []
        }
        return [
            Finding(
                code: .peerAuthenticationSelectsNoSidecar,
                message: "no pod with the labels \(policy.selector.words) has a sidecar that would enforce it",
                resource: policy.reference, pointer: "/spec/selector/matchLabels")
        ]
    }
}
