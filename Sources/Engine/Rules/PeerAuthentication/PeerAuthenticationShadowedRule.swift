import Model

/// Of several PeerAuthentications of one level exactly one counts; the others are not merged into it.
enum PeerAuthenticationShadowedRule {
    @Sendable static func findings(on policy: PeerAuthentication, in context: RuleContext) -> [Finding] {
        context.mesh.overrulers(of: policy).compactMap { winner in
            // One that says nothing and still wins is a trap of its own, and is named there.
            if winner.isSilent && policy.says { return nil }
            return Finding(
                code: .peerAuthenticationShadowed,
                message: "\(winner.reference) \(winner.precedence(over: policy)), and only one of a level counts",
                resource: policy.reference, pointer: "/spec")
        }
    }
}
