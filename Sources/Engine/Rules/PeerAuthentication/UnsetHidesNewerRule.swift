import Model

/// The first PeerAuthentication of a level wins even where it says nothing.
enum UnsetHidesNewerRule {
    @Sendable static func findings(on policy: PeerAuthentication, in context: RuleContext) -> [Finding] {
        guard policy.isSilent else { return [] }
        let mesh = context.mesh
        let namespace = policy.metadata.namespace
        if namespace == mesh.settings.rootNamespace && !policy.selector.isEmpty { return [] }
        return mesh.peerAuthentications[namespace].compactMap { other in
            guard other.reference != policy.reference, other.says,
                other.selector.isEmpty == policy.selector.isEmpty,
                mesh.overrulers(of: other).contains(where: { $0.reference == policy.reference })
            else { return nil }
            let mode = other.mode == .unset ? "`portLevelMtls`" : other.mode.rawValue
            return Finding(
                code: .unsetHidesNewer,
                message: "it says no mode and \(policy.precedence(over: other)), so \(other.reference), which says "
                    + "\(mode), is not heard",
                resource: policy.reference, pointer: "/spec")
        }
    }
}
