import Model

extension BoundedStep {
    /// The servers of its namespace: all that may share its pods.
    var endpointSlice: BoundedChange.Found {
        let all = [tables.endpointSlice(object, in: mesh.written)].compactMap { $0 } + (new?.endpointSlices ?? [])
        let names = Set(all.map { ObjectReference(kind: "Service", namespace: object.namespace, name: $0.service) })
        let addresses = all.flatMap { $0.endpoints.flatMap(\.addresses) }
        if addresses.contains(where: tables.isDialled) { return .unbounded }
        var slices: [ObjectReference: [EndpointSlice]] = [:]
        for name in names {
            let host = Host.serviceName(name.name, namespace: name.namespace)
            let places = mesh.services(host: host).filter { mesh.services[$0].isKubernetes }
            // Of a Service with a selector the pods count, and not what is written of them.
            guard let place = places.first, mesh.services[place].selector == nil,
                let service = tables.service(name, in: mesh.written)
            else { continue }
            slices[name] =
                (mesh.index?.slices(of: service) ?? []).map { mesh.objects.endpointSlices[$0] }
                .filter { $0.reference != object } + (new?.endpointSlices.filter { $0.service == name.name } ?? [])
        }
        if slices.isEmpty { return .nothing }
        return .some(BoundedChange(mesh: Mesh(mesh, MeshOverlay(slices: slices)), namespace: object.namespace))
    }

    /// Only where it keeps its name, address and ports: then no client knows anything else than before.
    var service: BoundedChange.Found {
        guard let new = new?.services.first else { return .unbounded }
        let host = Host.serviceName(object.name, namespace: object.namespace)
        let places = mesh.services(host: host)
        guard let place = places.first, places.count == 1, case .kubernetes(let source) = mesh.services[place].registry
        else { return .unbounded }
        let (old, changed) = (mesh.services[place], MeshService(new, at: source))
        // A gateway's ports are those behind its Services.
        let hasGateway = mesh.workloads(in: object.namespace).contains {
            mesh.workloads[$0].decision.dataplane == .gateway
        }
        guard old.isKnownAlike(changed), !changed.isAlias, mesh.written.gatewayAPI.isEmpty, !hasGateway else {
            return .unbounded
        }
        var services = mesh.services
        services.replace(place, with: changed)
        let index = mesh.index.map { MeshIndex($0, changedServices: [object.namespace: [place]]) }
        return .some(
            BoundedChange(
                mesh: Mesh(mesh, MeshOverlay(services: services, index: index)), namespace: object.namespace))
    }
}

extension MeshService {
    /// Whether it differs from another only in which pods serve it, and on which of their ports.
    fileprivate func isKnownAlike(_ other: MeshService) -> Bool {
        host == other.host && resolution == other.resolution && address == other.address
            && isExternal == other.isExternal && exportTo == other.exportTo
            && creationTimestamp == other.creationTimestamp && (selector == nil) == (other.selector == nil)
            && ports.map(\.asKnown) == other.ports.map(\.asKnown)
    }
}

extension MeshService.Port {
    /// What clients know of it.
    fileprivate var asKnown: MeshService.Port {
        var result = self
        result.target = .number(0)
        return result
    }
}
