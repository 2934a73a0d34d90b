import Model

/// The kube-apiserver is never in the mesh: its call has to be one that the server's sidecar lets through.
enum WebhookUnreachableRule {
    @Sendable static func findings(on webhook: Webhook, in context: RuleContext) -> [Finding] {
        guard let outcome = context.mesh.outcome(of: webhook), outcome.verdict == .broken,
            let failure = outcome.answer.failure
        else { return [] }
        return [finding(on: webhook, failure: failure)]
    }

    /// - Parameter failure: where and why the call ends.
    static func finding(on webhook: Webhook, failure: Walk.Failure) -> Finding {
        Finding(
            code: .webhookUnreachable,
            message: "the kube-apiserver's call for `\(webhook.name)` breaks on leg \(failure.leg) "
                + "(\(Catalogue.code(for: failure.reason).number)), at \(failure.at.words): \(failure.reason.words); "
                + webhook.consequence,
            resource: webhook.reference, pointer: webhook.pointer)
    }
}

extension Webhook {
    /// What the cluster does while the call breaks, as a clause.
    var consequence: String {
        switch kind {
        case .aggregatedAPI: "requests to this API group fail"
        case .conversion: "objects of this kind cannot be read in another version than they are stored in"
        case .validating, .mutating:
            failurePolicy == .fail
                ? "with `failurePolicy: Fail` every request that it would look at is refused"
                : "with `failurePolicy: Ignore` requests pass without being looked at"
        }
    }

    /// How it is trusted, as the start of a clause.
    var trustWords: String {
        switch trust {
        case .caBundle: "the kube-apiserver trusts only the `caBundle` of \(reference) (`\(name)`)"
        case .systemRoots: "the kube-apiserver trusts its machine's authorities, as \(reference) has no `caBundle`"
        case .unverified: "the kube-apiserver verifies nothing (`insecureSkipTLSVerify` of \(reference))"
        }
    }
}
