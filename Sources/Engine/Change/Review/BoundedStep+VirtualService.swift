import Model

extension BoundedStep {
    /// The calls to its hosts, where only its HTTP routes are others and no gateway reads it: then every sidecar knows the
    /// services, VirtualServices and listeners that it knew.
    ///
    /// A route by TLS or TCP makes chains in the listeners of clients, and a host is a name that clients may know.
    var virtualService: BoundedChange.Found {
        guard let place = mesh.virtualServices.firstIndex(where: { $0.source.reference == object }),
            let source = new?.virtualServices.first
        else { return .unbounded }
        let old = mesh.virtualServices[place]
        let changed = MeshVirtualService(source, settings: mesh.settings)
        guard old.isKnownAlike(changed), asksAlike(old.source, source), importsAlike(old, changed),
            let hosts = hosts(speakingWith: changed.hosts)
        else { return .unbounded }
        var all = mesh.virtualServices
        all[place] = changed
        var services: Set<Int> = []
        for host in hosts { services.formUnion(mesh.services(host: host)) }
        return .some(
            BoundedChange(
                mesh: Mesh(mesh, MeshOverlay(virtualServices: all)), namespace: object.namespace, services: services,
                parts: .routes))
    }

    /// Whether clients are told apart by no more than before.
    private func asksAlike(_ old: VirtualService, _ new: VirtualService) -> Bool {
        func asked(_ service: VirtualService) -> Set<Labels> { Set(service.clientMatches.map(\.sourceLabels)) }
        func named(_ service: VirtualService) -> Set<String> {
            Set(service.clientMatches.compactMap(\.sourceNamespace))
        }
        return asked(new).subtracting([[]]).isSubset(of: asked(old)) && named(new).isSubset(of: named(old))
    }

    /// Whether the services that it leads to are ones that every client knows without it, where they are others.
    private func importsAlike(_ old: MeshVirtualService, _ new: MeshVirtualService) -> Bool {
        func led(_ service: MeshVirtualService) -> [Led] {
            service.source.http.map { route in
                Led(
                    namespaces: route.matches.map(\.client.sourceNamespace),
                    destinations: route.destinations.map { RouteDestination(host: $0.host, port: $0.port) })
            }
        }
        if led(old) == led(new) { return true }
        let letsAllIn = matrix.parts.compactMap(\.view).allSatisfy { view in
            view.scope.egress.allSatisfy { $0.hosts.letsAllIn && $0.port == nil }
        }
        return letsAllIn
            && (led(old) + led(new)).flatMap(\.destinations).allSatisfy { destination in
                let services = mesh.services(host: new.qualified(destination.host)).map { mesh.services[$0] }
                return services.count < 2
                    && services.allSatisfy {
                        ExportedTo.isPublic($0.exportTo.isEmpty ? mesh.settings.defaultServiceExportTo : $0.exportTo)
                    }
            }
    }

    /// What a route adds to the services that a client knows.
    private struct Led: Equatable {
        var namespaces: [String?]
        var destinations: [RouteDestination]
    }

    /// Some hosts with all that VirtualServices speak of beside them: of one domain, one VirtualService decides.
    ///
    /// - Returns: nil where any of them is a wildcard.
    private func hosts(speakingWith first: [String]) -> Set<String>? {
        guard let index = mesh.index else { return nil }
        var result = Set(first)
        var open = first
        while let host = open.popLast() {
            if Host.isWildcard(host) { return nil }
            for speaking in index.virtualServices(overlapping: host, mesh: mesh)
            where mesh.virtualServices[speaking].isForSidecars {
                open += mesh.virtualServices[speaking].hosts.filter { result.insert($0).inserted }
            }
            open += index.wildcardServices.map { mesh.services[$0].host }
                .filter { Host.overlap($0, host) && result.insert($0).inserted }
        }
        return result
    }
}

extension MeshVirtualService {
    /// Whether it differs from another only in its HTTP routes, and no gateway reads either.
    fileprivate func isKnownAlike(_ other: MeshVirtualService) -> Bool {
        func isForSidecarsAlone(_ service: MeshVirtualService) -> Bool {
            let isSent = service.source.http.contains { !$0.matches.allSatisfy { $0.client.isForSidecars } }
            // What another one holds for it is not made anew here.
            let isWhole = !service.source.hosts.isEmpty && !service.source.http.contains(where: \.action.isDelegated)
            return service.source.gateways.allSatisfy { $0 == "mesh" } && !isSent && service.source.tls.isEmpty
                && service.source.tcp.isEmpty && isWhole
        }
        return hosts == other.hosts && exportTo == other.exportTo && isForSidecarsAlone(self)
            && isForSidecarsAlone(other)
            && source.metadata.creationTimestamp == other.source.metadata.creationTimestamp
            && source.generatedFrom == nil && other.source.generatedFrom == nil
    }
}

extension HTTPRoute {
    fileprivate var destinations: [RouteDestination] {
        if case .route(let destinations) = action { return destinations }
        return []
    }
}

extension ClientMatch {
    fileprivate var isForSidecars: Bool { gateways.allSatisfy { $0 == "mesh" } }
}
