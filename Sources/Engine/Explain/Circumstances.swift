import Model

/// What stands around a walk: who calls, who is called, and by which service.
///
/// A class: a walk and its subject hold dozens of references, and every sentence of an answer looks at them.
final class Circumstances: Sendable {
    let subject: Subject
    let walk: Walk

    init(subject: Subject, walk: Walk) {
        self.subject = subject
        self.walk = walk
    }

    var mesh: Mesh { subject.mesh }

    /// The client's workload; nil outside the mesh.
    var client: MeshWorkload? {
        guard case .workload(let place) = subject.caller else { return nil }
        return mesh.workloads[place]
    }

    /// The workload that the answer's walk leads to, or would lead to.
    var server: MeshWorkload? {
        guard case .workload(let place)? = intendedEndpoint?.place else { return nil }
        return mesh.workloads[place]
    }

    /// Where the call would arrive, also when it never leaves the client's pod.
    var intendedEndpoint: Endpoint? {
        if let endpoint = walk.endpoint { return endpoint }
        guard let dialled = subject.destinations.first else { return nil }
        if case .gateway(let place, let port) = dialled.address, walk.lastUpstream == nil {
            return Endpoint(
                place: .workload(place), port: port ?? dialled.port, tlsMode: mesh.workloads[place].tlsMode)
        }
        if case .pod(let place) = dialled.address {
            return Endpoint(place: .workload(place), port: dialled.port, tlsMode: mesh.workloads[place].tlsMode)
        }
        guard let place = walk.lastUpstream?.service ?? subject.published?.service ?? dialled.service else {
            return nil
        }
        let service = mesh.services[place]
        guard let port = walk.lastUpstream?.port ?? subject.published?.port ?? service.port(dialled.port) else {
            return nil
        }
        return mesh.endpoints(of: service, port: port).first
    }

    /// The service that is dialled or, where a route leads elsewhere, that is reached.
    var service: MeshService? {
        (walk.lastUpstream?.service ?? subject.published?.service ?? subject.destinations.first?.service)
            .map { mesh.services[$0] }
    }

    /// The port of `service`, by its number there.
    var servicePort: MeshService.Port? {
        walk.lastUpstream?.port ?? subject.published?.port
            ?? subject.destinations.first.flatMap { service?.port($0.port) }
    }

    /// `host:port`.
    var dialledName: String {
        guard let dialled = subject.destinations.first else { return "" }
        return String(pieces: dialled.host, ":", String(dialled.port))
    }

    /// How the client is called in a sentence.
    var clientName: String {
        switch subject.caller {
        case .workload(let place): mesh.workloads[place].name.text
        case .outside(.external): "a client outside the mesh"
        case .outside(let outsider): "the \(outsider.rawValue)"
        }
    }
}

extension WorkloadName {
    /// `namespace/name`.
    var text: String { namespace.isEmpty ? name : String(pieces: namespace, "/", name) }
}
