import Model

/// In the root namespace a PeerAuthentication with a selector is ignored.
enum RootNamespaceSelectorRule {
    @Sendable static func findings(on policy: PeerAuthentication, in context: RuleContext) -> [Finding] {
        guard policy.metadata.namespace == context.mesh.settings.rootNamespace, !policy.selector.isEmpty else {
            return []
        }
        return [
            Finding(
                code: .rootNamespaceSelector,
                message: "in the root namespace a PeerAuthentication with a selector has no effect",
                resource: policy.reference, pointer: "/spec/selector")
        ]
    }
}
