import Model

/// Puts the clients of a mesh into classes that no rule can tell apart.
struct ClientClassing {
    let mesh: Mesh
    /// Each selector once that a VirtualService asks of its clients.
    let sourceLabels: [Labels]
    /// Of all policies: what tells clients of one class apart.
    let identities: AskedIdentities
    private let namedNamespaces: NamedNamespaces
    /// By the place in `Mesh.sidecars`: whether it speaks of its clients' own namespace.
    private let isRelative: [Bool]

    init(_ mesh: Mesh) {
        self.mesh = mesh
        identities = AskedIdentities(mesh.authorizations.elements, in: mesh)
        namedNamespaces = NamedNamespaces(mesh)
        var labels: Set<Labels> = []
        for service in mesh.virtualServices {
            for match in service.source.clientMatches where !match.sourceLabels.isEmpty {
                labels.insert(match.sourceLabels)
            }
        }
        sourceLabels = Array(labels)
        isRelative = mesh.sidecars.elements.map { sidecar in
            sidecar.egress.contains { $0.hosts.contains { $0.hasPrefix("./") || $0.hasPrefix("~./") } }
        }
    }

    /// The same for a mesh after a change of neither services nor what is exported to whom.
    init(_ other: ClientClassing, mesh: Mesh) {
        self.mesh = mesh
        sourceLabels = other.sourceLabels
        identities = other.identities
        namedNamespaces = other.namedNamespaces
        isRelative = other.isRelative
    }

    func key(of workload: MeshWorkload) -> ClientKey {
        switch workload.decision.dataplane {
        case .none: return ClientKey(way: .direct)
        case .sidecar:
            return ClientKey(
                way: .sidecar(view(of: workload), capture(of: workload.template)),
                filters: mesh.outboundFilters(of: workload).map(\.reference))
        case .ambient, .gateway, .unknown: return ClientKey(way: .open(workload.decision.dataplane))
        }
    }

    private func view(of workload: MeshWorkload) -> ClientKey.View {
        let namespace = workload.name.namespace
        let sidecar = mesh.sidecars.isEmpty ? nil : sidecar(of: workload)
        let isNamed = namedNamespaces.contains(namespace) || sidecar.map { isRelative[$0] } ?? false
        return ClientKey.View(
            namespace: isNamed ? namespace : nil, sidecar: sidecar,
            matches: sourceLabels.indices.filter { sourceLabels[$0].isSubset(of: workload.labels) })
    }

    private func sidecar(of workload: MeshWorkload) -> Int? {
        guard let found = mesh.sidecar(of: workload) else { return nil }
        return mesh.sidecars.places(of: found.metadata.namespace).first {
            mesh.sidecars.elements[$0].metadata.name == found.metadata.name
        }
    }

    private func capture(of template: PodTemplate) -> ClientKey.Capture? {
        let values = ClientKey.Capture.annotations.map { template.annotations[$0] }
        let users = template.containers.filter { $0.name != "istio-proxy" }.map { $0.runAsUser ?? template.runAsUser }
        let isProxy = users.contains(1337)
        if !isProxy && values.allSatisfy({ $0 == nil }) { return nil }
        return ClientKey.Capture(values: values, users: isProxy ? users : [])
    }
}

extension VirtualService {
    /// What its matches ask of clients.
    var clientMatches: [ClientMatch] {
        http.flatMap { $0.matches.map(\.client) } + tls.flatMap { $0.matches.map(\.client) }
            + tcp.flatMap { $0.matches.map(\.client) }
    }
}
