import Model

/// No workload of the namespace has all the labels of the selector.
enum PeerAuthenticationSelectsNothingRule {
    @Sendable static func findings(on policy: PeerAuthentication, in context: RuleContext) -> [Finding] {
        let (mesh, namespace) = (context.mesh, policy.metadata.namespace)
        guard namespace != mesh.settings.rootNamespace, mesh.selectsNothing(policy.selector, in: namespace) else {
            return []
        }
        return [
            Finding(
                code: .peerAuthenticationSelectsNothing,
                message: "no pod of namespace `\(namespace)` has the labels \(policy.selector.words)",
                resource: policy.reference, pointer: "/spec/selector/matchLabels")
        ]
    }
}

extension Labels {
    /// As a sentence names them.
    var words: String { entries.map { "`\($0.key): \($0.value)`" }.joined(separator: ", ") }
}
