import Model

/// Beside a list of ports to include, `excludeInboundPorts` is not read.
enum ExcludedPortsIgnoredRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let workload = context.mesh.workloads[place]
        let annotations = workload.template.annotations
        if annotations.isEmpty { return [] }
        guard workload.hasSidecar, let excluded = annotations[MeshWorkload.excludeInboundName], !excluded.isEmpty,
            let included = annotations[MeshWorkload.includeInboundName], included != "*"
        else { return [] }
        return [
            Finding(
                code: .excludedPortsIgnored,
                message: "`includeInboundPorts: \"\(included)\"` is a list, and beside a list `excludeInboundPorts` "
                    + "is not read",
                resource: workload.reference, pointer: workload.pointer(toAnnotation: MeshWorkload.excludeInboundName))
        ]
    }
}
