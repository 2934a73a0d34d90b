import Model

/// Whether the injector is called at all is decided by labels; the annotation is read only afterwards.
enum InjectionAnnotationIgnoredRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let workload = context.mesh.workloads[place]
        guard workload.decision.reason == .annotationWithoutLabel else { return [] }
        return [
            Finding(
                code: .injectionAnnotationIgnored,
                message: "`\(MeshWorkload.injectName): \"true\"` is an annotation here, and no webhook reads it",
                resource: workload.reference, pointer: workload.pointer(toAnnotation: MeshWorkload.injectName))
        ]
    }
}
