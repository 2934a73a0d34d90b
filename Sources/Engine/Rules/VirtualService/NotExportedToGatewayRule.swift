import Model

/// A gateway sees the VirtualServices that are exported to the namespace of its pods.
enum NotExportedToGatewayRule {
    @Sendable static func findings(on service: MeshVirtualService, in context: RuleContext) -> [Finding] {
        service.source.gateways.compactMap { written -> Finding? in
            guard let gateway = context.gateways.byName[service.gatewayName(written)] else { return nil }
            let namespaces = Set(
                context.gateways.workloads(of: gateway).map { context.mesh.workloads[$0].name.namespace })
            guard !namespaces.isEmpty, !namespaces.contains(where: service.isExported) else { return nil }
            return Finding(
                code: .notExportedToGateway,
                message:
                    "it is not exported to \(namespaces.sorted().map { "`\($0)`" }.joined(separator: ", ")), where "
                    + "the pods of \(context.mesh.gateways[gateway].reference) are",
                resource: service.source.reference, pointer: "/spec/exportTo")
        }
    }
}
