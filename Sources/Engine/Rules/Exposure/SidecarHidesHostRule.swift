import Model

/// The client's Sidecar does not import the host that is dialled, and so its proxy does not know it.
enum SidecarHidesHostRule {
    @Sendable static func finding(_ exposure: Exposure) -> Finding? {
        let (explanation, mesh) = (exposure.explanation, exposure.explanation.mesh)
        guard case .passthrough = exposure.exit, let client = explanation.circumstances.client,
            let sidecar = mesh.sidecar(of: client),
            !sidecar.egress.isEmpty, let place = explanation.subject.destinations.first?.service
        else { return nil }
        let service = mesh.services[place]
        let isImported = sidecar.egress.contains {
            ImportedHosts($0.hosts, namespace: client.name.namespace)
                .includes(service: service.host, namespace: service.namespace)
        }
        guard !isImported else { return nil }
        return Finding(
            code: .sidecarHidesHost,
            message: "`egress` of \(sidecar.reference) does not import `\(service.host)`, so the client's sidecar "
                + "does not know it",
            resource: sidecar.reference, pointer: "/spec/egress")
    }
}
