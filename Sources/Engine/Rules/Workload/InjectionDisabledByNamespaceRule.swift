import Model

/// A namespace that carries `istio-injection` with another value than `enabled` overrules what its pods ask for.
enum InjectionDisabledByNamespaceRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let workload = context.mesh.workloads[place]
        guard case .namespaceLabel("istio-injection", let value) = workload.decision.reason, value != "enabled" else {
            return []
        }
        let name = MeshWorkload.injectName
        let isLabelled = workload.template.labels[name] == "true"
        guard isLabelled || workload.template.annotations[name] == "true" else { return [] }
        let label = "\(workload.podMetadataPointer)/labels/sidecar.istio.io~1inject"
        return [
            Finding(
                code: .injectionDisabledByNamespace,
                message:
                    "its namespace says `istio-injection: \(value)`, and then no webhook looks at what the pod asks",
                resource: workload.reference,
                pointer: isLabelled ? label : workload.pointer(toAnnotation: name))
        ]
    }
}
