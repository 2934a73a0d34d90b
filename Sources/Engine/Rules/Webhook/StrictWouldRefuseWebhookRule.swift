import Model

/// The kube-apiserver's TLS passes a PERMISSIVE port unopened, and would not pass a STRICT one.
enum StrictWouldRefuseWebhookRule {
    @Sendable static func findings(on webhook: Webhook, in context: RuleContext) -> [Finding] {
        guard let outcome = context.mesh.outcome(of: webhook), outcome.verdict.works, outcome.answer.third != nil,
            let decision = outcome.answer.peerAuthentication, decision.mode == .permissive
        else { return [] }
        return [
            Finding(
                code: .strictWouldRefuseCaller,
                message: "the kube-apiserver's call for `\(webhook.name)` passes port \(decision.port) because it is "
                    + "PERMISSIVE; under STRICT it breaks",
                resource: webhook.reference, pointer: webhook.pointer)
        ]
    }
}
