import Model

/// A Service of another namespace is a backend only where that namespace grants it.
enum BackendNotGrantedRule {
    @Sendable static func findings(on route: AttachedRoute, in context: RuleContext) -> [Finding] {
        let own = route.metadata.namespace
        var result: [Finding] = []
        for (place, rule) in route.rules.enumerated() {
            for (index, backend) in rule.backends.enumerated() {
                guard backend.kind == "Service", backend.namespace != own,
                    !GatewayAPIConversion(source: context.mesh.objects).isGranted(backend, for: route)
                else { continue }
                result.append(
                    Finding(
                        code: .backendNotGranted,
                        message:
                            "no ReferenceGrant in namespace `\(backend.namespace)` lets \(route.kind.rawValue)s of "
                            + "namespace `\(own)` lead to Service `\(backend.name)`", resource: route.reference,
                        pointer: "/spec/rules/\(place)/backendRefs/\(index)"))
            }
        }
        return result
    }
}
