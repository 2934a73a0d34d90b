import Model

/// The services to which a client's sidecar has clusters: those of its egress listeners, and those that their
/// VirtualServices lead to.
///
/// Istio: `pilot/pkg/model/sidecar.go`, `collectImportedServices` and `appendSidecarServices`.
struct ImportList {
    let mesh: Mesh
    let client: String
    private var imports: [Scope.Import] = []
    /// The places in `imports` by host, where hosts repeat or are many.
    private var places: [String: Int] = [:]
    private let isSmall: Bool

    init(mesh: Mesh, client: String) {
        self.mesh = mesh
        self.client = client
        isSmall = mesh.services.count <= 48 && !mesh.hasRepeatedHosts
    }

    func union(of egress: [Scope.Egress]) -> [Scope.Import] {
        if egress.count == 1 && !mesh.hasRepeatedHosts && isWhole(egress[0]) { return egress[0].services }
        var result = self
        for listener in egress {
            for service in listener.services { result.append(service) }
            for place in listener.virtualServices {
                for destination in mesh.virtualServices[place].destinations(for: client) {
                    result.append(destination, port: listener.servicePort)
                }
            }
        }
        return result.imports
    }

    /// Whether its VirtualServices can lead to nothing that the listener does not let in by itself.
    private func isWhole(_ egress: Scope.Egress) -> Bool {
        egress.virtualServices.isEmpty || egress.servicePort == nil && egress.services.count == mesh.services.count
    }

    /// Adds the service that a VirtualService leads to, from the client's namespace or the best other one.
    private mutating func append(_ destination: MeshVirtualService.Destination, port: Int?) {
        let candidates = mesh.services(host: destination.host)
        let own = candidates.first { mesh.services[$0].namespace == client }
        guard let place = own ?? best(of: candidates) else { return }
        let service = mesh.services[place]
        if let port {
            if service.port(port) != nil { append(Scope.Import(service: place, ports: [port])) }
            return
        }
        guard let wanted = destination.ports else {
            append(Scope.Import(service: place))
            return
        }
        let found = service.ports.map(\.number).filter(wanted.contains)
        if found.isEmpty { return }
        append(Scope.Import(service: place, ports: found.count == service.ports.count ? nil : found))
    }

    private func isVisible(_ service: MeshService) -> Bool {
        let exportTo = service.exportTo.isEmpty ? mesh.settings.defaultServiceExportTo : service.exportTo
        return ExportedTo.includes(client, exportTo: exportTo, owner: service.namespace)
    }

    /// Istio: `pilot/pkg/model/sidecar.go`, `pickBestVisibleNamespace`.
    private func best(of places: ArraySlice<Int>) -> Int? {
        var best: Int?
        for place in places where isVisible(mesh.services[place]) {
            let service = mesh.services[place]
            if service.isKubernetes { return place }
            if best.map({ service.creationTimestamp < mesh.services[$0].creationTimestamp }) ?? true { best = place }
        }
        return best
    }

    private mutating func append(_ new: Scope.Import) {
        let service = mesh.services[new.service]
        // Where no host repeats, the service is known by its place.
        guard let place = isSmall ? imports.firstIndex(where: { $0.service == new.service }) : places[service.host]
        else {
            if !isSmall { places[service.host] = imports.count }
            imports.append(new)
            return
        }
        let existing = imports[place]
        let held = mesh.services[existing.service]
        if held.isKubernetes && !service.isKubernetes { return }
        if !held.isKubernetes && service.isKubernetes {
            imports[place] = new
            return
        }
        if held.registry == service.registry {
            guard let known = existing.ports else { return }
            imports[place].ports = new.ports.map { more in known + more.filter { !known.contains($0) } }
        } else if mesh.merges(held, with: service) {
            // The ports of an earlier entry come before these, because the first that has a port is taken.
            imports.append(new)
        }
    }
}

extension Mesh {
    /// Whether two ServiceEntries of one host have clusters for the ports of both.
    ///
    /// Istio: `pilot/pkg/model/sidecar.go`, `canMergeServices`.
    fileprivate func merges(_ first: MeshService, with second: MeshService) -> Bool {
        guard case .serviceEntry(let left) = first.registry, case .serviceEntry(let right) = second.registry else {
            return false
        }
        return first.namespace == second.namespace && first.resolution == second.resolution
            && (first.selector ?? []) == (second.selector ?? []) && Set(first.exportTo) == Set(second.exportTo)
            && objects.serviceEntries[left].metadata.labels == objects.serviceEntries[right].metadata.labels
    }
}

extension Scope.Egress {
    /// The one port of its services that a listener takes; nil for all.
    var servicePort: Int? {
        port.flatMap { $0.isHTTPProxy ? nil : $0.number }
    }
}
