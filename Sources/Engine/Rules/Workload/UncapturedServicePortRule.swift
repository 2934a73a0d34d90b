import Model

/// Clients send Istio mTLS by the label of the pod; no annotation tells them that the port passes the sidecar by.
enum UncapturedServicePortRule {
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        findings(on: place, port: nil, in: context)
    }

    /// - Parameter wanted: the port of the pod that matters; nil for all.
    static func findings(on place: Int, port wanted: Int?, in context: RuleContext) -> [Finding] {
        let workload = context.mesh.workloads[place]
        guard workload.hasSidecar, !workload.template.annotations.isEmpty, workload.tlsMode == "istio" else {
            return []
        }
        var reported: Set<Int> = []
        return context.servicePorts(ofWorkload: place).compactMap { service, port, target in
            guard target == wanted ?? target, !InboundCapture.captures(target, in: workload.template),
                !InboundCapture.alwaysExcluded.contains(target)
            else { return nil }
            guard port.transport == .tcp, port.declared != .udp, !reported.contains(target),
                meetsIstioMTLS(service, port, target: target, of: place, in: context)
            else { return nil }
            reported.insert(target)
            return Finding(
                code: .uncapturedServicePort,
                message: "port \(target) passes the sidecar by, and callers with a sidecar still send it Istio mTLS, "
                    + "which nothing takes off",
                resource: workload.reference, pointer: workload.pointer(toAnnotation: annotation(of: workload)))
        }
    }

    /// Whether a client of the pod's own namespace, or of those that call, would send Istio mTLS.
    private static func meetsIstioMTLS(
        _ service: Int, _ port: MeshService.Port, target: Int, of place: Int, in context: RuleContext
    ) -> Bool {
        let mesh = context.mesh
        let endpoint = Endpoint(place: .workload(place), port: target, tlsMode: mesh.workloads[place].tlsMode)
        return ([mesh.workloads[place].name.namespace] + context.distinctClients).contains { client in
            let rule = mesh.destinationRules.rule(for: mesh.services[service], client: client, labels: [])
            let upstream = Upstream(.sidecar, service: service, port: port, subset: nil, rule: rule)
            switch mesh.transport(of: upstream) {
            case .istioMTLS: return true
            case .auto: return mesh.isLabelled(endpoint, for: upstream)
            case .raw, .originated: return false
            }
        }
    }

    private static func annotation(of workload: MeshWorkload) -> String {
        let annotations = workload.template.annotations
        if annotations["sidecar.istio.io/interceptionMode"] == "NONE" { return "sidecar.istio.io/interceptionMode" }
        let isList = annotations[MeshWorkload.includeInboundName].map { $0 != "*" } ?? false
        return isList ? MeshWorkload.includeInboundName : MeshWorkload.excludeInboundName
    }
}
