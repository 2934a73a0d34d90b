import Model

/// A Sidecar applies to the pods of its own namespace that it selects; this one selects none.
enum SidecarSelectsNothingRule {
    @Sendable static func findings(on sidecar: Sidecar, in context: RuleContext) -> [Finding] {
        guard context.mesh.selectsNothing(sidecar.workloadSelector, in: sidecar.metadata.namespace) else { return [] }
        return [
            Finding(
                code: .sidecarSelectsNothing,
                message: "no pod of namespace `\(sidecar.metadata.namespace)` has the labels "
                    + sidecar.workloadSelector.words,
                resource: sidecar.reference, pointer: "/spec/workloadSelector/labels")
        ]
    }
}
