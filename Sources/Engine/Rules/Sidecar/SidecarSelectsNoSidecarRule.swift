import Model

/// A Sidecar configures proxies; the pods that this one selects have none.
enum SidecarSelectsNoSidecarRule {
    @Sendable static func findings(on sidecar: Sidecar, in context: RuleContext) -> [Finding] {
        guard context.mesh.selectsNoSidecar(sidecar.workloadSelector, in: sidecar.metadata.namespace) else {
            return []
        }
        return [
            Finding(
                code: .sidecarSelectsNoSidecar,
                message: "no pod with the labels \(sidecar.workloadSelector.words) has a sidecar that would follow it",
                resource: sidecar.reference, pointer: "/spec/workloadSelector/labels")
        ]
    }
}
